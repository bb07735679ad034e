import type { AccountRef, InboundUnknown } from '@waqtor/provider';
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
}

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
