import { join } from 'node:path';
import { connect, EmbeddedPostgres, migrate } from '@waqtor/db';
import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { createNudgeBus } from '../platform/events/nudges.ts';
import { createLog } from '../platform/log.ts';
import { createMailer } from '../platform/mail.ts';
import { createMetrics } from '../platform/metrics.ts';
import type { Platform } from '../platform/platform.ts';
import { createFolderStorage } from '../platform/storage/storage.ts';
import { openSecrets } from './secret-key.ts';

/** Opens what every role stands on: database, secrets, storage, log. `close` gives it back in reverse. */
export async function openPlatform(config: Config): Promise<{ platform: Platform; close(): Promise<void> }> {
  const log = createLog(config.logLevel, { pretty: process.stdout.isTTY === true });
  const embedded =
    config.databaseUrl === undefined
      ? new EmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line) })
      : undefined;
  const url = config.databaseUrl ?? ((await embedded?.start()) as string);
  try {
    await migrate(url);
    const db = connect(url, {
      max: config.databasePool,
      applicationName: `waqtor ${config.processName}`,
      onConnectionError: (err) => log.warn({ err: { message: err.message } }, 'a database connection broke'),
    });
    const nudges = createNudgeBus({ url, log });
    const platform: Platform = {
      config,
      db,
      clock: systemClock,
      log,
      secrets: await openSecrets(config, db),
      nudges,
      storage: createFolderStorage(join(config.dataDir, 'files')),
      metrics: createMetrics({ processMetrics: true }),
      mail: createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, log }),
    };
    await nudges.start();
    return {
      platform,
      async close() {
        await nudges.stop();
        await db.stop();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
