import type { AccountRef, InboundEvent, Steps } from '@waqtor/provider';
import {
  isAccountField,
  readAccountChange,
  readAccountError,
  readPersonEvent,
  readPreference,
  readStateSync,
} from './account/account-events.ts';
import { readCall } from './messages/call.ts';
import { readHistoryChunk, readHistoryMessage } from './messages/history.ts';
import { readEcho, readMessage } from './messages/message.ts';
import { readStatus } from './messages/status.ts';
import {
  type ItemContext,
  isSteps,
  type Progress,
  type ReadResult,
  readList,
  unreadable,
} from './reading/item-context.ts';
import { phoneOf, readContactList, unmatchedEntries } from './reading/parties.ts';
import { idOf, isObject, type Json, own, wordOf } from './reading/read.ts';
import { storable } from './reading/storable.ts';

/*
 * The structure of a webhook is body → entry[] → changes[] → value → lists of items. Anything invalid becomes
 * one `unknown` event for the smallest enclosing part, so that the rest is read.
 */

type ItemReader = (item: unknown, context: ItemContext) => ReadResult | Steps<ReadResult>;

/** The lists of items a value may contain, with their readers. */
export const itemReaders: Readonly<Record<string, ItemReader>> = {
  messages: (item, context) =>
    context.field === 'history' ? readHistoryMessage(item, context) : readMessage(item, context),
  statuses: readStatus,
  message_echoes: readEcho,
  history: readHistoryChunk,
  state_sync: readStateSync,
  user_preferences: readPreference,
  user_id_update: readPersonEvent,
  groups: readPersonEvent,
  calls: readCall,
  automatic_events: readPersonEvent,
  errors: readAccountError,
};

/** Fields whose values consist of such lists. */
const itemFields: ReadonlySet<string> = new Set([
  'messages',
  'message_echoes',
  'smb_message_echoes',
  'smb_app_state_sync',
  'history',
  'user_preferences',
  'user_id_update',
  'calls',
  'automatic_events',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
]);

/** Returns the known form of a name, which may come in the singular or plural. */
function knownName(name: string, isKnown: (name: string) => boolean): string | undefined {
  const others = [name, `${name}s`, `${name}es`, name.replace(/s$/, ''), name.replace(/es$/, '')];
  return others.find(isKnown);
}

/** If there are more contact entries than this, indexing them is a separate step. */
const LONG_CONTACT_LIST = 1_000;

const fieldOf = (field: string) => knownName(field, (name) => itemFields.has(name));
const listOf = (key: string) => knownName(key, (name) => Object.hasOwn(itemReaders, name));

/**
 * Parses one webhook body at once. It is pure and never throws: what cannot be read is returned as `unknown`
 * with an error.
 */
export function parseWebhook(body: unknown): InboundEvent[] {
  const steps = parseInSteps(body);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the same in steps of a few milliseconds. */
export function* parseInSteps(body: unknown): Steps<InboundEvent[]> {
  const events: InboundEvent[] = [];
  const emptyContext = { account: {}, field: '', progress: { items: 0 } };
  try {
    const safe = storable(body);
    if (!isObject(safe) || !Array.isArray(safe.entry)) {
      return [unreadable(emptyContext, safe, 'the body has no list of entries')];
    }
    yield;
    yield* readList(safe.entry, emptyContext, events, (entry) =>
      readEntry(entry, emptyContext.progress, events),
    );
  } catch (error) {
    events.push(unreadable(emptyContext, null, `the body could not be read: ${String(error)}`));
  }
  return events;
}

function* readEntry(
  entry: unknown,
  progress: Progress,
  events: InboundEvent[],
): Steps<InboundEvent | undefined> {
  if (!isObject(entry) || !Array.isArray(entry.changes)) {
    return unreadable({ account: {}, field: '' }, entry, 'the entry has no list of changes');
  }
  const wabaId = shortId(entry.id);
  const account: AccountRef = wabaId === undefined ? {} : { wabaId };
  yield* readList(entry.changes, { account, field: '', progress }, events, (change) =>
    readChange(change, entry, { account: { ...account }, progress }, events),
  );
  return undefined;
}

/** Reads the items of a change into `events`; returns the raw value if it is not a change. */
function* readChange(
  change: unknown,
  entry: Json,
  { account, progress }: Pick<ItemContext, 'account' | 'progress'>,
  events: InboundEvent[],
): Steps<InboundEvent | undefined> {
  const field = isObject(change) ? wordOf(change.field)?.slice(0, 128) : undefined;
  if (!isObject(change) || field === undefined) {
    return unreadable({ account, field: '' }, change, 'the change has no field');
  }
  const { value } = change;
  if (!isObject(value)) return unreadable({ account, field }, change, 'the change has no value');
  readAccount(value, account);
  const context: ItemContext = {
    account,
    field,
    contacts: readContactList(value.contacts, countItems(value)),
    ownPhone: phoneOf(account.displayPhoneNumber),
    entryTime: entry.time,
    errorsBeside: errorsBeside(value),
    progress,
  };
  if (context.contacts.entries.length > LONG_CONTACT_LIST) yield;
  if (isAccountField(field)) return readAccountChange(value, context);
  if (fieldOf(field) === undefined) return unreadable(context, change);
  yield* readItems(value, context, events);
  return undefined;
}

function readAccount(value: Json, account: AccountRef): void {
  const metadata = isObject(value.metadata) ? value.metadata : value;
  const phoneNumberId = shortId(metadata.phone_number_id);
  if (phoneNumberId !== undefined) account.phoneNumberId = phoneNumberId;
  const aboutWabaId = isObject(value.waba_info) ? shortId(value.waba_info.waba_id) : undefined;
  // WhatsApp's account ids are numbers; anything else is not an account id.
  if (aboutWabaId !== undefined && /^\d+$/.test(aboutWabaId)) account.aboutWabaId = aboutWabaId;
  const displayPhoneNumber = shortId(metadata.display_phone_number);
  if (displayPhoneNumber !== undefined) account.displayPhoneNumber = displayPhoneNumber;
}

function shortId(value: unknown): string | undefined {
  const id = idOf(value);
  return id !== undefined && id.length <= 64 ? id : undefined;
}

const withCustomer: ReadonlySet<string> = new Set([
  'messages',
  'statuses',
  'message_echoes',
  'history',
  'user_preferences',
  'calls',
]);

/**
 * Returns the number of items of this value that have a customer. Only a single one may be matched with the
 * only contact.
 */
function countItems(value: Json): number {
  let count = 0;
  for (const key of Object.keys(value)) {
    const list = value[key];
    const name = Array.isArray(list) && key !== 'contacts' ? listOf(key) : undefined;
    if (Array.isArray(list) && name !== undefined && withCustomer.has(name))
      count += name === 'history' ? 2 : list.length;
  }
  return count;
}

/** Errors next to a single message, inbound or echoed, concern that message. */
function errorsBeside({ messages, message_echoes: echoes, errors }: Json): ItemContext['errorsBeside'] {
  const list = messages ?? echoes;
  const isOne = Array.isArray(list) && list.length === 1 && Array.isArray(errors);
  return { errors: isOne ? errors : [], isClaimed: false };
}

/** Properties next to the items, which are read elsewhere. */
const surroundings: ReadonlySet<string> = new Set(['messaging_product', 'metadata', 'contacts']);

function* readItems(value: Json, context: ItemContext, events: InboundEvent[]): Steps<undefined> {
  const rest: [string, unknown][] = [];
  let hasItems = false;
  for (const key of keysOf(value)) {
    const list = value[key];
    const name = Object.hasOwn(itemReaders, key) || !Array.isArray(list) ? key : listOf(key);
    const read = own(itemReaders as Json, name ?? key) as ItemReader | undefined;
    if (read === undefined) {
      if (!surroundings.has(key)) rest.push([key, list]);
      continue;
    }
    hasItems = true;
    if (key === 'errors' && context.errorsBeside.isClaimed) continue;
    if (Array.isArray(list))
      yield* readList(list, context, events, (item) => readSafely(read, item, context));
    else events.push(unreadable(context, { [key]: list }, `${key} is not a list`));
  }
  // A contact matched by no item, or an unsupported property, is kept as a separate item.
  const contacts = Array.isArray(value.contacts) ? unmatchedEntries(context.contacts) : [value.contacts];
  if (value.contacts !== undefined && contacts.length > 0) rest.push(['contacts', contacts]);
  if (value.metadata !== undefined && !isObject(value.metadata)) rest.push(['metadata', value.metadata]);
  // fromEntries defines own properties, so a key named __proto__ stays an ordinary key.
  if (rest.length > 0) events.push(unreadable(context, Object.fromEntries(rest)));
  else if (!hasItems) events.push(unreadable(context, value, 'the value holds no items'));
  return undefined;
}

/** Errors come last, because a message may have claimed them. */
function keysOf(value: Json): string[] {
  const keys = Object.keys(value);
  return Object.hasOwn(value, 'errors') ? [...keys.filter((key) => key !== 'errors'), 'errors'] : keys;
}

/** An exception in a reader is a bug of this package; the item is kept all the same. */
function readSafely(read: ItemReader, item: unknown, context: ItemContext): ReadResult | Steps<ReadResult> {
  try {
    const found = read(item, context);
    return isSteps(found) ? finishSafely(found, item, context) : found;
  } catch (error) {
    return unreadable(context, item, `the item could not be read: ${String(error)}`);
  }
}

function* finishSafely(steps: Steps<ReadResult>, item: unknown, context: ItemContext): Steps<ReadResult> {
  try {
    return yield* steps;
  } catch (error) {
    return unreadable(context, item, `the item could not be read: ${String(error)}`);
  }
}
