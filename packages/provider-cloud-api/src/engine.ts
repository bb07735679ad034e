import type { EngineDefinition } from '@waqtor/provider';
import { cloudApiCapabilities } from './capabilities.ts';
import { checkCredentials } from './credentials.ts';
import { createCloudApiProvider } from './provider.ts';
import { cloudApiWebhooks } from './webhook/index.ts';

/** Meta's Cloud API as an engine. */
export const cloudApiEngine: EngineDefinition = {
  engine: 'cloud',
  capabilities: cloudApiCapabilities,
  create: (credentials, options) => createCloudApiProvider(checkCredentials(credentials), options),
  webhooks: cloudApiWebhooks,
};
