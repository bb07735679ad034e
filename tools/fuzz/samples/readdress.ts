import type { Json } from '../webhooks/stream/items.ts';
import { digitsOf, type Source } from '../webhooks/stream/posts.ts';
import type { Cut } from './cut.ts';

/** Samples rewritten for one of the test's numbers, with their own people and messages. */
export interface Readdressed {
  cuts: Cut[];
  /** Maps each new id to the original one. */
  originals: Map<string, string>;
}

const OF_PEOPLE =
  /^(wa_id|from|to|recipient_id|recipient_participant_id|new_wa_id|previous_wa_id|customer|phone_number|.*user_id|previous|current)$/;
const OF_MESSAGES = /^(id|message_id|original_message_id|group_id)$/;
const PHONE = /^\+?[1-9]\d{6,14}$/;
const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,100}$/;

/**
 * Rewrites all items for this number and replaces every id in them (people, messages, groups) consistently;
 * people are shared between the samples, messages are not. `mark` (digits) makes the ids unique.
 */
export function readdress(
  samples: readonly (readonly Cut[])[],
  { number }: Pick<Source, 'number'>,
  mark: string,
): Readdressed {
  const own = new Set(samples.flat().flatMap(ownNumberOf));
  const people = new Map<string, string>();
  const originals = new Map([[`mark${mark}.`, 'mark.']]);
  const cuts = samples.flatMap((sample, n) => {
    const became = new Map<string, string>();
    for (const cut of sample) collect(cut.change.value, '', { own, people, became, mark, n });
    for (const [from, to] of [...people, ...became]) originals.set(to, from);
    return sample.map(({ entry, change }, i) => {
      const value = replace(change.value, new Map([...became, ...people])) as Json;
      const isSame = JSON.stringify(value) === JSON.stringify(change.value);
      // An item without any id is made unique by the added digits.
      const marked = isSame ? withMark(value, `mark${mark}.${n}.${i}`) : value;
      return {
        entry: { ...entry, id: number.wabaId },
        change: { ...change, value: toOurs(marked, number, own) as Json },
      };
    });
  });
  return { cuts, originals };
}

interface Collecting {
  own: ReadonlySet<string>;
  people: Map<string, string>;
  became: Map<string, string>;
  mark: string;
  /** The index of the sample. */
  n: number;
}

function ownNumberOf({ change: { value } }: Cut): string[] {
  const { display_phone_number: display } = (value.metadata ?? value) as Json;
  return typeof display === 'string' || typeof display === 'number'
    ? [String(display).replace(/\D/g, '')]
    : [];
}

function collect(value: unknown, key: string, into: Collecting): void {
  if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (name !== 'metadata') collect(item, Array.isArray(value) ? key : name, into);
    }
    return;
  }
  const { own, people, became, mark, n } = into;
  if (typeof value !== 'string' || value === '' || people.has(value) || became.has(value)) return;
  if (own.has(value.replace(/^\+/, ''))) return;
  const next = String(people.size).padStart(2, '0');
  if (OF_PEOPLE.test(key) && PHONE.test(value)) people.set(value, `4479${mark}${next}`);
  else if (OF_PEOPLE.test(key) && USER_ID.test(value)) people.set(value, `${value}x${mark}`);
  else if (key === 'username') people.set(value, `${value}.${mark}`);
  else if (OF_MESSAGES.test(key) && !PHONE.test(value)) became.set(value, `${value}x${mark}x${n}`);
}

function replace(value: unknown, became: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return became.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => replace(item, became));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'metadata' ? item : replace(item, became)]),
  );
}

function withMark(value: Json, mark: string): Json {
  const [list] = Object.entries(value).filter(([key, part]) => Array.isArray(part) && key !== 'contacts');
  const item = (list?.[1] as unknown[] | undefined)?.[0];
  if (!list || typeof item !== 'object' || item === null) return { ...value, mark };
  return { ...value, [list[0]]: [{ ...item, mark }] };
}

function toOurs(value: unknown, number: Source['number'], own: ReadonlySet<string>): unknown {
  if (typeof value === 'string' && own.has(value.replace(/\D/g, '')) && PHONE.test(value))
    return digitsOf(number);
  if (Array.isArray(value)) return value.map((item) => toOurs(item, number, own));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === 'phone_number_id') return [key, number.pnid];
      if (key === 'waba_id') return [key, number.wabaId];
      if (key === 'display_phone_number') return [key, digitsOf(number)];
      return [key, toOurs(item, number, own)];
    }),
  );
}

/**
 * Whether the samples involve one person under several user ids, or ids that change. Such samples share no
 * people with others.
 */
export function isAboutIdentity(cuts: readonly Cut[]): boolean {
  return /"(system|user_id_update|previous_user_id)"/.test(JSON.stringify(cuts));
}
