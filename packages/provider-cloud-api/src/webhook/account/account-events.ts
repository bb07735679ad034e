import type { InboundAccountEvent, InboundConsent, InboundContact, InboundEvent } from '@waqtor/provider';
import { readErrors } from '../reading/errors.ts';
import { type ItemContext, unreadable } from '../reading/item-context.ts';
import { identify, partyOf, usernameOf } from '../reading/parties.ts';
import { instantOf, isObject, type Json, wordOf } from '../reading/read.ts';
import { conditionOf } from './account-condition.ts';
import { readUpdatedParty } from './identity-change.ts';

/** Webhook fields about the account, each with the property that contains its event type. */
export const accountFields: Readonly<Record<string, readonly string[]>> = {
  message_template_status_update: ['event'],
  message_template_quality_update: ['new_quality_score'],
  message_template_components_update: [],
  template_category_update: ['new_category'],
  template_correct_category_detection: [],
  phone_number_quality_update: ['event'],
  phone_number_name_update: ['decision'],
  account_update: ['event'],
  account_alerts: ['alert_type'],
  account_review_update: ['decision'],
  account_settings_update: ['type'],
  business_capability_update: [],
  business_status_update: ['event'],
  business_username_update: ['status'],
  phone_number_username_update: ['status'],
  account_offboarded: ['event'],
  account_reconnected: ['event'],
  payment_configuration_update: ['status'],
  partner_solutions: ['event'],
  security: ['event'],
  flows: ['event'],
};

/** Returns the known name of an account field, which may come in the singular or plural. */
function knownField(field: string): string | undefined {
  const other = field.endsWith('s') ? field.slice(0, -1) : `${field}s`;
  return [field, other].find((name) => Object.hasOwn(accountFields, name));
}

export function isAccountField(field: string): boolean {
  return knownField(field) !== undefined;
}

/**
 * Reads a change of an account field. `raw` includes the entry's time, so that equal changes on two days are
 * two items.
 */
export function readAccountChange(value: Json, context: ItemContext): InboundEvent {
  const time = context.entryTime;
  const field = knownField(context.field) ?? context.field;
  const raw = time === undefined ? { field: context.field, value } : { time, field: context.field, value };
  const event: InboundAccountEvent = {
    type: 'account',
    account: context.account,
    field: context.field,
    kind: kindOf(value, accountFields[field] ?? []) ?? context.field,
    raw,
  };
  const at = instantOf(value.timestamp) ?? instantOf(time);
  if (at !== undefined) event.at = at;
  if (value.errors !== undefined) event.errors = readErrors(value.errors);
  const condition = conditionOf(field, event.kind, value);
  if (condition !== undefined) event.condition = condition;
  return event;
}

function kindOf(value: Json, keys: readonly string[]): string | undefined {
  const alert = isObject(value.alert_info) ? value.alert_info : {};
  for (const key of [...keys, 'event']) {
    const kind = wordOf(value[key]) ?? wordOf(alert[key]);
    if (kind !== undefined) return kind.slice(0, 128);
  }
  return undefined;
}

/** Reads an error that concerns the whole account, not a message. */
export function readAccountError(item: unknown, context: ItemContext): InboundEvent {
  if (!isObject(item)) return unreadable(context, item, 'the error is not an object');
  const base = { type: 'account', account: context.account, field: context.field } as const;
  return { ...base, kind: 'error', errors: readErrors(item), raw: item };
}

/** Reads an event about a customer: a marketing preference, a new user id, something in a group. */
export function readPersonEvent(item: unknown, context: ItemContext): InboundEvent {
  if (!isObject(item)) return unreadable(context, item, `the item of ${context.field} is not an object`);
  const kind =
    wordOf(item.value) ?? wordOf(item.type) ?? wordOf(item.event) ?? wordOf(item.event_name) ?? context.field;
  const event: InboundAccountEvent = {
    type: 'account',
    account: context.account,
    field: context.field,
    kind: kind.slice(0, 128),
    raw: item,
  };
  const contact = identify(context.contacts, readUpdatedParty(item));
  if (contact !== undefined) event.contact = contact;
  const at = instantOf(item.timestamp);
  if (at !== undefined) event.at = at;
  return event;
}

/** Reads an entry of `user_preferences[]`: the customer stopped or resumed marketing messages. */
export function readPreference(item: unknown, context: ItemContext): InboundEvent {
  const event = readPersonEvent(item, context);
  if (event.type !== 'account' || !isObject(item)) return event;
  const { account, field, contact, at, raw } = event;
  const choice = choices.find((known) => known === item.value);
  const isMarketing = item.category === undefined || item.category === 'marketing_messages';
  if (choice === undefined || !isMarketing || contact === undefined || at === undefined) return event;
  return { type: 'consent', account, field, choice, contact, at, raw };
}

const choices = ['stop', 'resume'] as const satisfies readonly InboundConsent['choice'][];

/** Reads an entry of `state_sync[]`: a change in the address book on the business's phone. */
export function readStateSync(item: unknown, context: ItemContext): InboundEvent {
  if (!isObject(item)) return unreadable(context, item, 'the item is not an object');
  if (item.type !== 'contact' || !isObject(item.contact)) {
    return unreadable(context, item, 'the item has an unknown type');
  }
  const { contact: entry, metadata } = item;
  const party = partyOf(entry.phone_number, entry.user_id, entry.parent_user_id);
  if (party === undefined) return unreadable(context, item, 'the contact has no readable id');
  const at = instantOf(isObject(metadata) ? metadata.timestamp : undefined) ?? instantOf(item.timestamp);
  if (at === undefined) return unreadable(context, item, 'the contact has no valid timestamp');
  const contact: InboundContact['contact'] = { ...party };
  const name = wordOf(entry.full_name) ?? wordOf(entry.first_name);
  if (name !== undefined) contact.name = name;
  const username = usernameOf(entry.username);
  if (username !== undefined) contact.username = username;
  const removed = item.action === 'remove';
  return { type: 'contact', account: context.account, contact, removed, at, raw: item };
}
