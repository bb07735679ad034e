import { until } from '@waqtor/testing';
import type { Cluster } from '../cluster/cluster.ts';

/**
 * Continuous webhook load: a quarter are messages from customers, the others are statuses, as in Meta's
 * traffic.
 */
export interface WebhookLoad {
  stop(): Promise<void>;
}

const INTERVAL_MS = 500;
/**
 * Maximum backlog while webhooks are refused. With growing backoff, a larger one would take too long to
 * drain.
 */
const MAX_PENDING = 400;

/**
 * Sends `perSecond` items a second to the first session, in half-second bursts, until stopped. The statuses
 * refer to made-up sends, which the ledger counts as sends; `statuses: 0` omits them.
 */
export function startWebhookLoad(
  { sandbox, sessions }: Pick<Cluster, 'sandbox' | 'sessions'>,
  perSecond: number,
  { statuses: share = 0.75 } = {},
): WebhookLoad {
  const pnid = sessions[0]?.number.pnid ?? '';
  let isStopping = false;
  const perInterval = (perSecond * INTERVAL_MS) / 1_000;
  const statuses = Math.round(perInterval * share);
  const inbound = Math.round(perInterval - statuses);
  const running = (async () => {
    while (!isStopping) {
      await sandbox.admin.burst({ pnid, inbound, statuses, perSecond, people: 4 });
      await until(() => isStopping || sandbox.ledger.summary().postsPending < MAX_PENDING, {
        timeoutMs: 120_000,
        what: 'somebody to take the webhooks that wait',
      });
    }
  })();
  return {
    async stop() {
      isStopping = true;
      await running;
    },
  };
}
