import { until } from '@waqtor/testing';
import type { Cluster } from '../../faults/cluster/cluster.ts';

/**
 * Sends this many messages from each session and resolves with WhatsApp's ids, by session. The sandbox sends
 * no statuses for them, because the fuzz generates those.
 */
export async function makeSends(
  { api, sandbox, sessions }: Cluster,
  perSession: number,
): Promise<string[][]> {
  for (const { number } of sessions) await sandbox.admin.setCallback(number.appId, null);
  for (const [i, { sessionId }] of sessions.entries()) {
    for (let n = 0; n < perSession; n++) {
      await api.data('POST', '/messages/send', {
        sessionId,
        to: `+4479${i}0${String(100_000 + n)}`,
        content: { type: 'template', name: 'hello', language: 'en' },
      });
    }
  }
  await sandbox.ledger.until((now) => now.sends >= perSession * sessions.length, 60_000);
  // The id is available once the send queue has recorded it, not as soon as WhatsApp has returned it.
  await until(async () => (await idsOf(api)).length >= perSession * sessions.length, {
    timeoutMs: 30_000,
    what: 'the ids of the sends',
  });
  return sessions.map(({ number }) =>
    sandbox.ledger.sends({ pnid: number.pnid, limit: 0 }).map((send) => send.id),
  );
}

async function idsOf(api: Cluster['api']): Promise<string[]> {
  const conversations = await api.all<{ lastMessage: { providerId: string | null } | null }>(
    '/conversations',
  );
  return conversations.flatMap(({ lastMessage }) => lastMessage?.providerId ?? []);
}
