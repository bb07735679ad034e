import { until } from '@waqtor/testing';
import type { Cluster } from './cluster.ts';

/** Webhooks that keep coming: a quarter of them messages of customers, the rest statuses, as Meta's mix is. */
export interface WebhookLoad {
  stop(): Promise<void>;
}

const SPELL_MS = 500;
/** More than this is not piled up while nobody takes it: it would be repeated ever less often, and last for ever. */
const MOST_PENDING = 400;

/**
 * Starts `perSecond` items a second on the first number, in spells of half a second, until told to stop. The statuses are
 * of made-up sends, which the ledger counts as sends; `statuses: 0` leaves them out.
 */
export function startWebhookLoad(
  { sandbox, lines }: Pick<Cluster, 'sandbox' | 'lines'>,
  perSecond: number,
  { statuses: share = 0.75 } = {},
): WebhookLoad {
  const pnid = lines[0]?.number.pnid ?? '';
  let isStopping = false;
  const perSpell = (perSecond * SPELL_MS) / 1_000;
  const statuses = Math.round(perSpell * share);
  const inbound = Math.round(perSpell - statuses);
  const running = (async () => {
    while (!isStopping) {
      await sandbox.admin.burst({ pnid, inbound, statuses, perSecond, people: 4 });
      await until(() => isStopping || sandbox.ledger.summary().postsPending < MOST_PENDING, {
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
