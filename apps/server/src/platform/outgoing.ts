import { createOutgoing, graphPolicy, tenantUrlPolicy } from '@waqtor/outgoing';
import type { Config } from '../config.ts';
import type { OutgoingClients } from './platform.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * Creates the outgoing HTTP clients that the configuration allows, including the one for the sandbox while it
 * runs. All requests to other hosts use one of them; a test in `invariants/security/outgoing` enforces it.
 */
export function openOutgoing(
  config: Pick<Config, 'graphBaseUrls' | 'outgoingAllowedNetworks'>,
  sandbox: Pick<Sandbox, 'status' | 'url'>,
): OutgoingClients {
  const { graphBaseUrls, outgoingAllowedNetworks } = config;
  const ownUrl = () => (sandbox.status().status === 'running' ? originOf(sandbox.url) : undefined);
  return {
    graph: createOutgoing(graphPolicy({ operatorUrls: graphBaseUrls, ownUrl })),
    tenantUrls: createOutgoing(tenantUrlPolicy({ allowedNetworks: outgoingAllowedNetworks })),
  };
}

const originOf = (url: string | undefined) => (url === undefined ? undefined : new URL(url).origin);

export async function closeOutgoing({ graph, tenantUrls }: OutgoingClients): Promise<void> {
  await Promise.all([graph.stop(), tenantUrls.stop()]);
}
