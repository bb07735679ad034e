import type { AccountRef, InboundEvent, InboundUnknown, Steps } from '@waqtor/provider';
import type { ContactList } from './parties.ts';

/** What surrounds an item in a webhook, as far as its readers need it. */
export interface ItemContext {
  account: AccountRef;
  field: string;
  contacts: ContactList;
  /** The business's own number in E.164, to distinguish the two parties of a message. */
  ownPhone: string | undefined;
  /** When Meta created the entry, if included. */
  entryTime: unknown;
  /** Errors next to the only message; a message without a readable body claims them. */
  errorsBeside: { errors: readonly unknown[]; isClaimed: boolean };
  progress: Progress;
}

/** How much of a body has been read. */
export interface Progress {
  items: number;
}

/** The result of reading one item. */
export type ReadResult = InboundEvent | InboundEvent[] | undefined;

/** Number of items read in one step; 12,000 take a tenth of a second. */
const ITEMS_PER_STEP = 1_000;

/** Keeps an item that could not be read, with the reason. */
export function unreadable(
  context: Pick<ItemContext, 'account' | 'field'>,
  raw: unknown,
  error?: string,
): InboundUnknown {
  const event: InboundUnknown = { type: 'unknown', account: context.account, field: context.field, raw };
  if (error !== undefined) event.error = error;
  return event;
}

/**
 * Maximum number of unreadable items of one list that are kept separately. A body full of them would cause
 * 100,000 useless rows.
 */
const MAX_UNREADABLE = 1_000;

/**
 * Reads each item of a list into `events`, in steps. Beyond `MAX_UNREADABLE`, unreadable items are kept
 * together as one.
 */
export function* readList(
  list: readonly unknown[],
  context: Pick<ItemContext, 'account' | 'field' | 'progress'>,
  events: InboundEvent[],
  read: (item: unknown) => ReadResult | Steps<ReadResult>,
): Steps<undefined> {
  let unreadables = 0;
  const further: unknown[] = [];
  for (const item of list) {
    const found = read(item);
    const event = isSteps(found) ? yield* found : found;
    context.progress.items += 1;
    if (context.progress.items % ITEMS_PER_STEP === 0) yield;
    if (Array.isArray(event)) for (const one of event) events.push(one);
    else if (event?.type === 'unknown' && ++unreadables > MAX_UNREADABLE) further.push(event.raw);
    else if (event) events.push(event);
  }
  if (further.length > 0) {
    events.push(
      unreadable(context, further, `${further.length} further items of the list could not be read`),
    );
  }
  return undefined;
}

export function isSteps<Result>(found: Result | Steps<Result>): found is Steps<Result> {
  return typeof found === 'object' && found !== null && Symbol.iterator in found && 'next' in found;
}
