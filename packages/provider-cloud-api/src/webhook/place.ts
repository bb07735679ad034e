import type { AccountRef, InboundEvent, InboundUnknown, Steps } from '@waqtor/provider';
import type { ContactBook } from './parties.ts';

/** Where in a webhook an item stood: what its readers need to know of its surroundings. */
export interface Place {
  account: AccountRef;
  field: string;
  book: ContactBook;
  /** The business's own number in E.164, to tell the two sides of a message apart. */
  ownPhone: string | undefined;
  /** When Meta composed the entry, where it says so. */
  entryTime: unknown;
  /** Errors that stand beside the only message; a message without a readable body claims them. */
  errorsBeside: { errors: readonly unknown[]; isClaimed: boolean };
  pace: Pace;
}

/** How much of a body has been read. */
export interface Pace {
  items: number;
}

/** What becomes of one item of a list. */
export type Read = InboundEvent | InboundEvent[] | undefined;

/** Items that are read in one step: 12,000 take a tenth of a second. */
const ITEMS_A_STEP = 1_000;

/** Keeps what could not be read, and says why. */
export function unreadable(
  place: Pick<Place, 'account' | 'field'>,
  raw: unknown,
  error?: string,
): InboundUnknown {
  const event: InboundUnknown = { type: 'unknown', account: place.account, field: place.field, raw };
  if (error !== undefined) event.error = error;
  return event;
}

/** Unreadable items of one list that are kept each on its own. A body of nothing else would be 100,000 rows of nothing. */
const MAX_UNREADABLE = 1_000;

/**
 * Reads each item of a list into `events`, in steps. Beyond the first thousand, what cannot be read is kept as one item
 * together.
 */
export function* readList(
  list: readonly unknown[],
  place: Pick<Place, 'account' | 'field' | 'pace'>,
  events: InboundEvent[],
  read: (item: unknown) => Read | Steps<Read>,
): Steps<undefined> {
  let unreadables = 0;
  const further: unknown[] = [];
  for (const item of list) {
    const found = read(item);
    const event = isSteps(found) ? yield* found : found;
    place.pace.items += 1;
    if (place.pace.items % ITEMS_A_STEP === 0) yield;
    if (Array.isArray(event)) for (const one of event) events.push(one);
    else if (event?.type === 'unknown' && ++unreadables > MAX_UNREADABLE) further.push(event.raw);
    else if (event) events.push(event);
  }
  if (further.length > 0) {
    events.push(unreadable(place, further, `${further.length} further items of the list could not be read`));
  }
  return undefined;
}

export function isSteps<Result>(found: Result | Steps<Result>): found is Steps<Result> {
  return typeof found === 'object' && found !== null && Symbol.iterator in found && 'next' in found;
}
