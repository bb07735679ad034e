/**
 * Message ids that look like Meta's: `wamid.` and the base64 of a small record that holds the customer's id and 18 hex
 * characters. We put the sandbox's own mark (10) and the sequence number (8) into those 18, so an id leads back to its
 * ledger row without an index of a million strings.
 */
export type Direction = 'in' | 'out';

const head = (person: string): Buffer => Buffer.from([0x1c, 0x18, Math.min(person.length, 255)]);

export function wamid(mark: string, direction: Direction, person: string, seq: number): string {
  const middle = Buffer.from([0x15, 0x02, 0x00, direction === 'out' ? 0x11 : 0x12, 0x18, 0x12]);
  const id = mark + seq.toString(16).toUpperCase().padStart(8, '0');
  const bytes = Buffer.concat([head(person), Buffer.from(person), middle, Buffer.from(id), Buffer.from([0])]);
  return `wamid.${bytes.toString('base64')}`;
}

/** The direction and sequence number inside an id of this sandbox, or undefined for any other string. */
export function readWamid(mark: string, id: string): { direction: Direction; seq: number } | undefined {
  if (!id.startsWith('wamid.')) return undefined;
  const bytes = Buffer.from(id.slice(6), 'base64');
  const at = bytes.length - 19;
  if (at < 4 || bytes.toString('latin1', at, at + 10) !== mark) return undefined;
  const seq = Number.parseInt(bytes.toString('latin1', at + 10, at + 18), 16);
  if (!Number.isInteger(seq)) return undefined;
  return { direction: bytes[at - 3] === 0x11 ? 'out' : 'in', seq };
}
