import type { InboundEvent } from '@waqtor/provider';

/** What an engine told us, and whose it is. Uuids. */
export interface RoutedEvent {
  tenantId: string;
  sessionId: string;
  event: InboundEvent;
}
