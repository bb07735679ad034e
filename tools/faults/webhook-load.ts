import type { Cluster } from './cluster.ts';

/** Webhooks that keep coming: a quarter of them messages of customers, the rest statuses, as Meta's mix is. */
export interface WebhookLoad {
  stop(): Promise<void>;
}

const SPELL_MS = 500;

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
    while (!isStopping) await sandbox.admin.burst({ pnid, inbound, statuses, perSecond, people: 4 });
  })();
  return {
    async stop() {
      isStopping = true;
      await running;
    },
  };
}
