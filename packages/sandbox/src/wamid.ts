/**
 * Message ids in Meta's format: `wamid.` and the base64 of a small record that contains the customer's id and
 * 18 hex characters. These 18 are the sandbox's identifier (10) and the sequence number (8), so the ledger
 * row of an id is found without an index of a million strings.
 */
export type Direction = 'in' | 'out';

const buffer = Buffer.alloc(300);

export function wamid(instanceId: string, direction: Direction, person: string, seq: number): string {
  buffer.writeUInt16BE(0x1c18, 0);
  const length = buffer.write(person, 3, 255, 'latin1');
  buffer[2] = length;
  buffer.writeUIntBE(direction === 'out' ? 0x150200111812 : 0x150200121812, 3 + length, 6);
  const id = instanceId + seq.toString(16).toUpperCase().padStart(8, '0');
  buffer.write(id, 9 + length, 'latin1');
  buffer[27 + length] = 0;
  return `wamid.${buffer.toString('base64', 0, 28 + length)}`;
}

/**
 * Returns the direction and sequence number inside an id of this sandbox, or undefined for any other string.
 */
export function readWamid(instanceId: string, id: string): { direction: Direction; seq: number } | undefined {
  if (!id.startsWith('wamid.')) return undefined;
  const bytes = Buffer.from(id.slice(6), 'base64');
  const at = bytes.length - 19;
  if (at < 4 || bytes.toString('latin1', at, at + 10) !== instanceId) return undefined;
  const seq = Number.parseInt(bytes.toString('latin1', at + 10, at + 18), 16);
  if (!Number.isInteger(seq)) return undefined;
  return { direction: bytes[at - 3] === 0x11 ? 'out' : 'in', seq };
}
