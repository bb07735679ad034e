import { createOutgoing, graphPolicy, tenantUrlPolicy } from '@waqtor/outgoing';
import type { Config } from '../config.ts';
import type { Ways } from './platform.ts';

/** Opens the ways out that the configuration allows. Every request to the outside takes one of them; `laws/outgoing` holds it. */
export function openWays(
  config: Pick<Config, 'sandboxUrl' | 'graphBaseUrls' | 'outgoingAllowedNetworks'>,
): Ways {
  const { sandboxUrl, graphBaseUrls, outgoingAllowedNetworks } = config;
  const operatorUrls = sandboxUrl === undefined ? graphBaseUrls : [sandboxUrl, ...graphBaseUrls];
  return {
    graph: createOutgoing(graphPolicy({ operatorUrls })),
    tenantUrls: createOutgoing(tenantUrlPolicy({ allowedNetworks: outgoingAllowedNetworks })),
  };
}

export async function closeWays({ graph, tenantUrls }: Ways): Promise<void> {
  await Promise.all([graph.stop(), tenantUrls.stop()]);
}
