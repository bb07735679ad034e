import { connect } from '@waqtor/db';
import { createOutgoing } from '@waqtor/outgoing';
import { cloudApiEngine } from '@waqtor/provider-cloud-api';
import { readConfig } from '../../config.ts';
import { createProviders } from '../../features/sessions/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { createSecrets } from '../../platform/crypto.ts';
import { createWakeUpBus } from '../../platform/events/wake-ups.ts';
import { Hooks } from '../../platform/feature-definition/hooks.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics } from '../../platform/metrics.ts';
import type { Platform } from '../../platform/platform.ts';
import { operatorsSandbox } from '../../platform/sandbox.ts';
import { createFolderStorage } from '../../platform/storage/storage.ts';
import { createDispatcher } from './index.ts';

/*
 * A process that runs only the dispatcher, so that a test can kill it. Arguments: database URL, secret key.
 */
const [url = '', secretKey = ''] = process.argv.slice(2);
const log = createLog('warn', { pretty: false });
const anywhere = createOutgoing({ checkUrl: () => 'any address', allowsAddress: () => true });
const config = readConfig({});
const platform: Platform = {
  config,
  db: connect(url, { max: 10 }),
  clock: systemClock,
  log,
  secrets: createSecrets(secretKey),
  wakeUps: createWakeUpBus({ url, log }),
  storage: createFolderStorage('.'),
  metrics: createMetrics({ processMetrics: false }),
  mail: { send: async () => {} },
  outgoing: { graph: anywhere, tenantUrls: anywhere },
  sandbox: operatorsSandbox(config),
  hooks: new Hooks(),
};
const engines = new Map([['cloud' as const, cloudApiEngine]]);
const providers = createProviders(platform, engines);
await platform.wakeUps.start();
createDispatcher(
  platform,
  { providerOf: providers.providerOf, engines },
  { sweepMs: 20, leaseMs: 1_500, concurrency: 16 },
).start();
process.stdout.write('dispatching\n');
