import type { InboundEvent } from '@waqtor/provider';
import type { RoutedEvent } from '../intake/index.ts';
import type { SessionKeys } from './session-keys.ts';

/**
 * Whose each event is, among sessions whose secret fitted the signature. An event that names a number belongs to the
 * sessions of that number; one that names none of these belongs to `addressed`, the session in the URL, or to every session
 * of the account when the URL names none.
 */
export function routeEvents(
  events: readonly InboundEvent[],
  proven: readonly SessionKeys[],
  addressed?: SessionKeys,
): RoutedEvent[] {
  return events.flatMap((event) => {
    const number = event.account.phoneNumberId;
    const owners = number === undefined ? [] : proven.filter((keys) => keys.phoneNumberId === number);
    const isOurs = addressed !== undefined && (owners.length === 0 || owners.includes(addressed));
    const receivers = isOurs ? [addressed] : owners.length > 0 || number !== undefined ? owners : proven;
    return receivers.map(({ tenantId, sessionId }) => ({ tenantId, sessionId, event }));
  });
}
