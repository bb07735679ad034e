import type { AccountRef, InboundEvent } from '@waqtor/provider';
import { groupBy } from '../../../platform/grouping/group-by.ts';
import type { RoutedEvent } from '../batches/routed-event.ts';
import type { SessionKeys } from './session-keys.ts';

/** Returns the accounts that these events belong to. */
export function accountsOf(events: readonly InboundEvent[]): { phoneNumberIds: string[]; wabaIds: string[] } {
  const phones = new Set<string>();
  const wabas = new Set<string>();
  for (const { account } of events) {
    if (account.phoneNumberId !== undefined) phones.add(account.phoneNumberId);
    if (account.wabaId !== undefined) wabas.add(account.wabaId);
  }
  return { phoneNumberIds: [...phones], wabaIds: [...wabas] };
}

/**
 * Routes each event to sessions whose secret matches the signature. An event with a phone number id goes to
 * the sessions of that number; an event with only a business account id goes to all sessions of that account;
 * other events go to `fallback`, or are dropped if there is none.
 */
export function routeEvents(
  events: readonly InboundEvent[],
  sessions: readonly SessionKeys[],
  fallback?: SessionKeys,
): RoutedEvent[] {
  const byPhone = groupBy(sessions, (session) => session.phoneNumberId);
  const byWaba = groupBy(sessions, (session) => session.wabaId);
  const nobody = fallback ? [fallback] : [];
  const ownersOf = ({ account }: InboundEvent): readonly SessionKeys[] => {
    const { phoneNumberId } = account;
    const wabaId = wabaOf(account);
    if (phoneNumberId !== undefined) return byPhone.get(phoneNumberId) ?? nobody;
    // A session that was connected without its business account id receives everything sent to its URL.
    const isOfOther = fallback?.wabaId !== wabaId && fallback?.wabaId !== null;
    if (wabaId !== undefined && isOfOther) return byWaba.get(wabaId) ?? nobody;
    return nobody;
  };
  return events.flatMap((event) =>
    ownersOf(event).map((owner) => {
      const { tenantId, sessionId } = owner;
      return { tenantId, sessionId, event: foreignTo(owner, event) ?? event };
    }),
  );
}

/**
 * Wraps an event that was sent to a session's own URL but concerns another number or business account, to
 * which we may not route it. It is stored for diagnosis, and never as a message, a status or a change of this
 * session.
 */
function foreignTo({ phoneNumberId, wabaId }: SessionKeys, event: InboundEvent): InboundEvent | undefined {
  const { account } = event;
  const ofNumber = account.phoneNumberId;
  if (ofNumber !== undefined && phoneNumberId !== null && ofNumber !== phoneNumberId)
    return foreign(event, 'other_number', `phone number id ${ofNumber}`);
  const about = ofNumber === undefined ? wabaOf(account) : account.aboutWabaId;
  const isOwn = about === undefined || wabaId === null || about === wabaId;
  return isOwn ? undefined : foreign(event, 'other_account', `business account ${about}`);
}

/**
 * Returns the account in the event itself, otherwise that of its envelope, which may be the business that
 * owns it.
 */
function wabaOf({ aboutWabaId, wabaId }: AccountRef): string | undefined {
  return aboutWabaId ?? wabaId;
}

function foreign(event: InboundEvent, kind: string, of: string): InboundEvent {
  const { account, raw } = event;
  const contact = 'contact' in event ? event.contact : undefined;
  return {
    type: 'unknown',
    account,
    field: 'field' in event ? event.field : fieldOf[event.type],
    kind,
    error: `is for the ${of}, which is not this session's`,
    raw: contact === undefined ? raw : { item: raw, contact },
  };
}

const fieldOf = { message: 'messages', status: 'messages', contact: 'smb_app_state_sync' } as const;
