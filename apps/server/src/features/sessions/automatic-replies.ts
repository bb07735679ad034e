import type { SessionSettings } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { startReading } from '../../platform/events/log-cursors.ts';

/** The reader of the log that answers customers by itself. */
export const AUTOMATIC_REPLIES = 'automatic-replies';

/** Has the tenant's log read from here on, when these settings want customers to be answered automatically. */
export async function startReplying(tx: Tx, tenantId: string, settings: SessionSettings): Promise<void> {
  if (settings.autoReply.isOn || settings.awayMessage.isOn)
    await startReading(tx, tenantId, AUTOMATIC_REPLIES);
}
