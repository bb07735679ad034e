import { join } from 'node:path';
import {
  AppLoginError,
  checkAppLogin,
  checkMigrated,
  connect,
  type Database,
  EmbeddedPostgres,
  FolderInUseError,
  MigrationError,
  migrate,
} from '@waqtor/db';
import { type Config, ConfigError } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { createWakeUpBus } from '../platform/events/wake-ups.ts';
import { Hooks } from '../platform/feature-definition/hooks.ts';
import { createLog } from '../platform/log.ts';
import { createMailer } from '../platform/mail/mail.ts';
import { createMetrics } from '../platform/metrics.ts';
import { closeOutgoing, openOutgoing } from '../platform/outgoing.ts';
import type { Platform } from '../platform/platform.ts';
import { operatorsSandbox } from '../platform/sandbox.ts';
import { createFolderStorage } from '../platform/storage/storage.ts';
import { closeDataFolder, warnOfRoot } from './data-folder.ts';
import { SandboxProcess } from './sandbox-process.ts';
import { openSecrets } from './secret-key.ts';

/** Opens what every role needs: database, secrets, storage, log. `close` closes them in reverse order. */
export async function openPlatform(
  config: Config,
  signal?: AbortSignal,
): Promise<{ platform: Platform; close(): Promise<void> }> {
  const log = createLog(config.logLevel, { pretty: process.stdout.isTTY === true });
  const embedded =
    config.databaseUrl === undefined
      ? new EmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line) })
      : undefined;
  try {
    warnOfRoot(log);
    signal?.throwIfAborted();
    const urls = await findDatabase(config, embedded);
    signal?.throwIfAborted();
    closeDataFolder(config.dataDir, { passesThrough: embedded !== undefined, log });
    if (urls.migrations !== undefined) await migrate(urls.migrations, { log: (line) => log.info(line) });
    signal?.throwIfAborted();
    const db = connect(urls.app, {
      max: config.databasePool,
      applicationName: `waqtor ${config.processName}`,
      statementTimeoutMs: config.statementTimeoutMs,
      onConnectionError: (err) => log.warn({ err: { message: err.message } }, 'a database connection broke'),
    });
    await checkDatabase(db, urls).catch(async (error: unknown) => {
      await db.stop();
      throw error;
    });
    const wakeUps = createWakeUpBus({ url: urls.app, log });
    const sandbox =
      config.sandbox === 'own'
        ? new SandboxProcess({ config, clock: systemClock, log })
        : operatorsSandbox(config);
    const platform: Platform = {
      config,
      db,
      clock: systemClock,
      log,
      secrets: await openSecrets(config, db),
      wakeUps,
      storage: createFolderStorage(join(config.dataDir, 'files')),
      metrics: createMetrics({ processMetrics: true }),
      outgoing: openOutgoing(config, sandbox),
      sandbox,
      hooks: new Hooks(),
      mail: createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom }),
    };
    await wakeUps.start();
    return {
      platform,
      async close() {
        await sandbox.stop();
        await closeOutgoing(platform.outgoing);
        await wakeUps.stop();
        await db.stop();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    // An error that the administrator has to act on is shown without a stack trace.
    if (
      error instanceof MigrationError ||
      error instanceof AppLoginError ||
      error instanceof FolderInUseError
    )
      throw new ConfigError(error.message);
    throw error;
  }
}

/**
 * The server's login, and the login for migrations. Without the second one, migrations are run separately.
 */
interface Logins {
  app: string;
  migrations?: string | undefined;
}

async function findDatabase(config: Config, embedded: EmbeddedPostgres | undefined): Promise<Logins> {
  if (embedded) return embedded.start();
  return { app: config.databaseUrl ?? '', migrations: config.migrationDatabaseUrl };
}

/**
 * Refuses a login with more privileges than the server needs, and a database without the current migrations.
 */
async function checkDatabase(db: Database, { migrations }: Logins): Promise<void> {
  // The order matters, because the migrations revoke privileges that PostgreSQL grants to PUBLIC.
  if (migrations === undefined) await checkMigrated(db);
  await checkAppLogin(db);
}
