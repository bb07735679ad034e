import type { InboundEvent } from '@waqtor/provider';
import { groupBy } from '../group-by.ts';
import type { RoutedEvent } from '../routed-event.ts';
import type { SessionKeys } from './session-keys.ts';

/** The accounts these events speak of. */
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
 * Whose each event is, among sessions the signature fits. What names a number belongs to the sessions of that number, what
 * names only a business account to all of its sessions; the rest goes to `fallback`, or is nobody's.
 */
export function routeEvents(
  events: readonly InboundEvent[],
  sessions: readonly SessionKeys[],
  fallback?: SessionKeys,
): RoutedEvent[] {
  const byPhone = groupBy(sessions, (session) => session.phoneNumberId);
  const byWaba = groupBy(sessions, (session) => session.wabaId);
  const nobody = fallback ? [fallback] : [];
  const ownersOf = ({
    account: { phoneNumberId, wabaId: envelope, aboutWabaId },
  }: InboundEvent): readonly SessionKeys[] => {
    const wabaId = aboutWabaId ?? envelope;
    if (phoneNumberId !== undefined) return byPhone.get(phoneNumberId) ?? nobody;
    if (wabaId !== undefined && fallback?.wabaId !== wabaId) return byWaba.get(wabaId) ?? nobody;
    return nobody;
  };
  return events.flatMap((event) =>
    ownersOf(event).map((owner) => ({
      tenantId: owner.tenantId,
      sessionId: owner.sessionId,
      event: judged(event, owner),
    })),
  );
}

/**
 * The event as it concerns this session. What came to its own address and is about a number or an account that is not its
 * own, nor that of another session we may give it to, is kept for whoever looks: never a message, a status or a change of
 * this session.
 */
function judged(event: InboundEvent, owner: SessionKeys): InboundEvent {
  const { phoneNumberId, aboutWabaId } = event.account;
  if (phoneNumberId !== undefined && owner.phoneNumberId !== null && phoneNumberId !== owner.phoneNumberId)
    return asForeign(event, 'other_number', `is for the phone number id ${phoneNumberId}`);
  if (aboutWabaId !== undefined && owner.wabaId !== null && aboutWabaId !== owner.wabaId)
    return asForeign(event, 'other_account', `is about the business account ${aboutWabaId}`);
  return event;
}

function asForeign(event: InboundEvent, kind: string, what: string): InboundEvent {
  const { account, raw } = event;
  const contact = 'contact' in event ? event.contact : undefined;
  return {
    type: 'unknown',
    account,
    field: 'field' in event ? event.field : fieldOf[event.type],
    kind,
    error: `${what}, which is not this session's`,
    raw: contact === undefined ? raw : { item: raw, contact },
  };
}

const fieldOf = { message: 'messages', status: 'messages', contact: 'smb_app_state_sync' } as const;
