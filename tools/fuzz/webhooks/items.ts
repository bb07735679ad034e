import { type Written, writeSomething } from './contents.ts';
import { type Customer, type Sighting, sight } from './people.ts';
import type { Random } from './random.ts';

type Json = Record<string, unknown>;

export const STEPS = ['failed', 'sent', 'delivered', 'read', 'played'] as const;
export type Step = (typeof STEPS)[number];

/** Which number an item is for, by index. */
interface Placed {
  line: number;
}

/** A customer wrote, or the business did from its own phone. Seconds. */
export interface MessageItem extends Placed {
  what: 'message';
  isEcho: boolean;
  providerId: string;
  at: number;
  sighting: Sighting;
  written: Written;
  raw: Json;
}

/** A step of a message of ours, of an echo, or of one nobody knows. */
export interface StatusItem extends Placed {
  what: 'status';
  providerId: string;
  step: Step;
  at: number;
  sighting: Sighting;
  raw: Json;
}

/** Something else, to be kept as it came: news of the account, an unknown field, a broken neighbour. */
export interface OtherItem extends Placed {
  what: 'other';
  /** Where it stands: a change of its own, or a line in the messages or statuses of a shared one. */
  place: 'change' | 'messages' | 'statuses';
  field: string;
  raw: unknown;
  /** How it must be kept; `unreadable` and `unknown` are told as such. */
  kind: string;
  /** As it must be kept. */
  payload: unknown;
}

export type Item = MessageItem | StatusItem | OtherItem;

export interface Sources {
  random: Random;
  customers: readonly Customer[];
  lines: number;
  span: { from: number; to: number };
  /** Provider ids of messages that were really sent, by line. */
  sent: readonly (readonly string[])[];
}

/** A stream of items: seven messages and statuses of every sort to one of anything else. */
export function createItems({ random, customers, lines, span, sent }: Sources): { next(): Item } {
  /** What stands in each chat, by line and customer: whoever answers a message is in its chat. */
  const written = new Map<string, string[]>();
  const echoed: { providerId: string; customer: Customer }[][] = Array.from({ length: lines }, () => []);
  let count = 0;

  function message(line: number, isEcho: boolean): MessageItem {
    const at = random.whole(span.from, span.to);
    const customer = random.pick(customers);
    const sighting = sight(random, customer, at);
    const mark = `m${count}`;
    const providerId = `wamid.${isEcho ? 'echo' : 'in'}.${line}.${count}`;
    const chat = written.get(`${line} ${customer.bsuid}`) ?? [];
    const content = writeSomething(random, mark, chat);
    written.set(`${line} ${customer.bsuid}`, [...chat, providerId]);
    if (isEcho) echoed[line]?.push({ providerId, customer });
    const raw: Json = { id: providerId, timestamp: random.chance(0.9) ? String(at) : at, ...content.raw };
    const side = isEcho ? 'to' : 'from';
    // A BSUID may stand where the phone used to, or in a field of its own.
    if (sighting.phone !== undefined) raw[side] = sighting.phone;
    else if (random.chance(0.5)) raw[side] = sighting.bsuid;
    if (sighting.bsuid !== undefined && raw[side] !== sighting.bsuid) raw[`${side}_user_id`] = sighting.bsuid;
    return { what: 'message', line, isEcho, providerId, at, sighting, written: content, raw };
  }

  function status(line: number): StatusItem {
    const at = random.whole(span.from, span.to);
    const step = random.pick(STEPS);
    const from = random.pick(['sent', 'sent', 'sent', 'echo', 'nobody'] as const);
    const echoes = echoed[line] ?? [];
    const echo = from === 'echo' && echoes.length > 0 ? random.pick(echoes) : undefined;
    const ours = from === 'sent' ? (sent[line] ?? []) : [];
    const elsewhere = `wamid.elsewhere.${line}.${random.whole(0, 60)}`;
    const providerId = echo?.providerId ?? (ours.length > 0 ? random.pick(ours) : elsewhere);
    // A status names whom its message went to. Who got what others sent is of no matter to us.
    const recipient = echo?.customer ?? (ours.length > 0 ? undefined : random.pick(customers));
    const sighting = recipient && random.chance(0.7) ? sight(random, recipient, at) : {};
    const raw: Json = { id: providerId, status: step, timestamp: String(at) };
    if (sighting.phone !== undefined) raw.recipient_id = sighting.phone;
    if (sighting.bsuid !== undefined) raw.recipient_user_id = sighting.bsuid;
    // Not 131047: it closes the window of that moment, whichever it is by then, and so depends on the order.
    if (step === 'failed') raw.errors = [{ code: random.pick([131026, 131053]), title: `error ${count}` }];
    else if (random.chance(0.5)) raw.pricing = { billable: true, category: 'utility' };
    return { what: 'status', line, providerId, step, at, sighting, raw };
  }

  function other(line: number): OtherItem {
    const mark = `o${count}`;
    const place = random.pick(['change', 'messages', 'messages', 'statuses'] as const);
    if (place === 'change') return change(line, mark);
    const raw: unknown =
      place === 'messages'
        ? random.pick<unknown>([
            { id: `wamid.${mark}`, type: 'text', text: { body: mark } }, // nobody wrote it
            {
              id: `wamid.${mark}`,
              from: '212600000000',
              timestamp: 'soon',
              type: 'text',
              text: { body: mark },
            },
            { from: '212600000000', timestamp: '1790000000', type: 'text', text: { body: mark } },
            mark,
            [mark],
            { id: { $gt: '' }, mark },
            { id: 'x'.repeat(600), from: '212600000000', timestamp: '1790000000', mark },
          ])
        : random.pick<unknown>([
            { id: `wamid.${mark}`, status: 'teleported', timestamp: '1790000000' },
            { id: `wamid.${mark}`, status: 'sent', timestamp: '-1' },
            { status: 'sent', timestamp: '1790000000', mark },
            mark,
          ]);
    return { what: 'other', line, place, field: 'messages', raw, kind: 'unreadable', payload: raw };
  }

  function change(line: number, mark: string): OtherItem {
    if (random.chance(0.5)) {
      const field = 'message_template_status_update';
      const value = { event: random.pick(['APPROVED', 'REJECTED', 'PAUSED']), message_template_name: mark };
      const raw = { field, value };
      // The time of the entry is part of it, and every entry of ours has the same.
      return {
        what: 'other',
        line,
        place: 'change',
        field,
        raw,
        kind: value.event,
        payload: { time: ENTRY_TIME, ...raw },
      };
    }
    const field = random.pick(['holograms', '__proto__', 'constructor']);
    const raw = { field, value: { mark, deep: { list: [null, 1e308, '\ud83d\ude00'] } } };
    return { what: 'other', line, place: 'change', field, raw, kind: 'unknown', payload: raw };
  }

  return {
    next() {
      count += 1;
      const line = random.whole(0, lines - 1);
      const die = random.next();
      if (die < 0.5) return message(line, false);
      if (die < 0.56) return message(line, true);
      if (die < 0.9) return status(line);
      return other(line);
    },
  };
}

/** When every entry of ours was composed: a repeated item must be the same bytes, as Meta's are. */
export const ENTRY_TIME = 1_790_000_000;
