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
  const ownersOf = ({ account: { phoneNumberId, wabaId } }: InboundEvent): readonly SessionKeys[] => {
    if (phoneNumberId !== undefined) return byPhone.get(phoneNumberId) ?? nobody;
    if (wabaId !== undefined && fallback?.wabaId !== wabaId) return byWaba.get(wabaId) ?? nobody;
    return nobody;
  };
  return events.flatMap((event) =>
    ownersOf(event).map(({ tenantId, sessionId }) => ({ tenantId, sessionId, event })),
  );
}
