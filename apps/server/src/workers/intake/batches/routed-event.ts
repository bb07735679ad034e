import type { InboundEvent } from '@waqtor/provider';

/** An event of an engine, with its tenant and session (uuids). */
export interface RoutedEvent {
  tenantId: string;
  sessionId: string;
  event: InboundEvent;
}
