import type { Cluster } from './cluster.ts';

/** Webhooks that keep coming: a quarter of them messages of customers, the rest statuses, as Meta's mix is. */
export interface WebhookLoad {
  stop(): Promise<void>;
}

const SPELL_MS = 500;

/** Starts `perSecond` items a second on the first number, in spells of half a second, until told to stop. */
export function startWebhookLoad(
  { sandbox, lines }: Pick<Cluster, 'sandbox' | 'lines'>,
  perSecond: number,
): WebhookLoad {
  const pnid = lines[0]?.number.pnid ?? '';
  let isStopping = false;
  const inbound = Math.ceil((perSecond * SPELL_MS) / 4_000);
  const statuses = Math.ceil((perSecond * SPELL_MS * 3) / 4_000);
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
