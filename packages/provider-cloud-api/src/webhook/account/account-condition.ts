import type { AccountCondition, ProviderErrorItem } from '@waqtor/provider';
import { phoneOf } from '../reading/parties.ts';
import { isObject, type Json, numberOf, wordOf } from '../reading/read.ts';

/*
 * The effect of Meta's account events on a number: whether it still works, why not, and which conditions have
 * ended. Events without an effect are only stored as items.
 */

type Condition = Omit<AccountCondition, 'phoneNumber'>;

/** Returns the condition that an account event reports; undefined if it changes none. */
export function conditionOf(field: string, kind: string, value: Json): AccountCondition | undefined {
  const condition = readField(field, kind.toUpperCase(), value);
  if (condition === undefined) return undefined;
  const phoneNumber = phoneOf(value.display_phone_number) ?? phoneOf(value.phone_number);
  return phoneNumber === undefined ? condition : { ...condition, phoneNumber };
}

function readField(field: string, kind: string, value: Json): Condition | undefined {
  switch (field) {
    case 'account_update':
    case 'account_offboarded':
    case 'account_reconnected':
      return accountUpdate(kind, value);
    case 'account_alerts':
      return accountAlert(kind, value);
    case 'account_review_update':
      if (kind === 'REJECTED') return { about: 'review', code: 'review_rejected', state: 'restricted' };
      return kind === 'APPROVED' ? { about: 'review', code: null } : undefined;
    case 'phone_number_quality_update':
      return quality(kind, value);
    case 'phone_number_name_update':
      return name(kind, value);
    case 'business_capability_update':
      return capability(value);
    case 'security':
      return kind.startsWith('PIN_') ? { about: 'security', code: 'pin_changed' } : undefined;
    default:
      return undefined;
  }
}

function accountUpdate(kind: string, value: Json): Condition | undefined {
  switch (kind) {
    case 'DISABLED_UPDATE':
      return banOf(isObject(value.ban_info) ? value.ban_info : {});
    case 'ACCOUNT_DELETED':
      return { about: 'account', code: 'account_deleted', state: 'logged_out' };
    case 'ACCOUNT_RESTRICTION':
      return restrictionOf(value);
    case 'ACCOUNT_VIOLATION': {
      const info = isObject(value.violation_info) ? value.violation_info : {};
      return { about: 'violation', code: 'account_violation', ...reasonOf(info.violation_type) };
    }
    case 'PARTNER_REMOVED':
    case 'PARTNER_APP_UNINSTALLED':
    case 'ACCOUNT_OFFBOARDED':
      return { about: 'access', code: 'access_removed', state: 'logged_out' };
    case 'PARTNER_ADDED':
    case 'PARTNER_APP_INSTALLED':
    case 'ACCOUNT_RECONNECTED':
      return { about: 'access', code: null };
    case 'PHONE_NUMBER_REMOVED':
      return { about: 'access', code: 'number_removed', state: 'logged_out' };
    case 'ACCOUNT_REINSTATED':
      return { about: 'account', code: null };
    default:
      return undefined;
  }
}

function banOf(info: Json): Condition {
  // This is a string, or a list whose last element counts.
  const states = Array.isArray(info.waba_ban_state) ? info.waba_ban_state : [info.waba_ban_state];
  const state = wordOf(states.at(-1))?.toUpperCase() ?? 'DISABLE';
  if (state === 'REINSTATE') return { about: 'account', code: null };
  const date = reasonOf(info.waba_ban_date);
  if (state === 'SCHEDULE_FOR_DISABLE') {
    return { about: 'account', code: 'account_disable_scheduled', state: 'degraded', ...date };
  }
  return { about: 'account', code: 'account_disabled', state: 'banned', ...date };
}

/** A list of restrictions; an empty list means that all were lifted. */
function restrictionOf(value: Json): Condition {
  const list = Array.isArray(value.restriction_info) ? value.restriction_info.filter(isObject) : undefined;
  if (list?.length === 0) return { about: 'restriction', code: null };
  const types = list
    ?.map((one) => wordOf(one.restriction_type))
    .filter(Boolean)
    .join(', ');
  return { about: 'restriction', code: 'account_restricted', state: 'restricted', ...reasonOf(types) };
}

function accountAlert(kind: string, value: Json): Condition | undefined {
  const info = isObject(value.alert_info) ? value.alert_info : value;
  const isOver = ['RESOLVED', 'INACTIVE'].includes(wordOf(info.alert_status)?.toUpperCase() ?? '');
  if (isOver) return { about: 'alert', code: null };
  const severity = wordOf(info.alert_severity)?.toUpperCase();
  if (severity !== 'CRITICAL' && severity !== 'WARNING') return undefined;
  return { about: 'alert', code: 'account_alert', reason: wordOf(info.alert_description) ?? kind };
}

function quality(kind: string, value: Json): Condition | undefined {
  const limit = limitOf(wordOf(value.max_daily_conversations_per_business) ?? wordOf(value.current_limit));
  const properties = limit === undefined ? {} : { messagingLimit: limit };
  switch (kind) {
    case 'FLAGGED':
      return {
        about: 'quality',
        code: 'quality_flagged',
        state: 'degraded',
        properties: { ...properties, quality: 'RED' },
      };
    case 'UNFLAGGED':
      return { about: 'quality', code: null, properties };
    case 'DOWNGRADE':
      return { about: 'limit', code: 'limit_lowered', ...reasonOf(value.current_limit), properties };
    case 'UPGRADE':
    case 'ONBOARDING':
    case 'THROUGHPUT_UPGRADE':
      return { about: 'limit', code: null, properties };
    default:
      return undefined;
  }
}

function name(kind: string, value: Json): Condition | undefined {
  if (kind === 'APPROVED') {
    const displayName = wordOf(value.requested_verified_name);
    return { about: 'name', code: null, properties: displayName === undefined ? {} : { displayName } };
  }
  if (kind !== 'REJECTED' && kind !== 'DEFERRED') return undefined;
  const reason = wordOf(value.rejection_reason);
  const isNone = reason === undefined || reason.toUpperCase() === 'NONE';
  return { about: 'name', code: 'name_rejected', ...(isNone ? {} : { reason }) };
}

function capability(value: Json): Condition | undefined {
  const perPhone = value.max_daily_conversation_per_phone ?? value.max_daily_conversations_per_business;
  const limit = typeof perPhone === 'number' ? limitOf(String(perPhone)) : limitOf(wordOf(perPhone));
  return limit === undefined
    ? undefined
    : { about: 'limit', code: null, properties: { messagingLimit: limit } };
}

/** `TIER_2K`, `TIER_UNLIMITED`, or a number; a negative one means no limit. */
function limitOf(word: string | undefined): number | null | undefined {
  const tier = word?.toUpperCase().replace(/^TIER_/, '');
  if (tier === undefined) return undefined;
  if (tier === 'UNLIMITED') return null;
  const limit = numberOf(tier.endsWith('K') ? `${tier.slice(0, -1)}000` : tier);
  if (limit === undefined || !Number.isSafeInteger(limit)) return undefined;
  return limit < 0 ? null : limit;
}

function reasonOf(text: unknown): { reason?: string } {
  const reason = wordOf(text);
  return reason === undefined ? {} : { reason: reason.slice(0, 500) };
}

/** Meta's error code if the business did not share the history of its phone. */
const DECLINED = 2593109;

/** Returns the condition that the errors of a history chunk report. */
export function historyCondition(errors: readonly ProviderErrorItem[]): AccountCondition {
  const declined = errors.find(({ code }) => code === DECLINED);
  const [first] = errors;
  const error = declined ?? first;
  const reason = error?.details ?? error?.title;
  return {
    about: 'history',
    code: declined === undefined ? 'history_failed' : 'history_declined',
    ...(reason === undefined ? {} : { reason }),
  };
}
