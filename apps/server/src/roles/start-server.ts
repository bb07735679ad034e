import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { type Config, ConfigError, type RoleName } from '../config.ts';
import { verifyApiKeySignature } from '../features/api-keys/index.ts';
import { authenticate, ensureSetupToken, setupLink, verifyTicket } from '../features/auth/index.ts';
import { createProviders } from '../features/sessions/index.ts';
import { registerOperationsRoutes } from '../platform/http/operations/operations.routes.ts';
import { servePages } from '../platform/http/pages.ts';
import { createHttp } from '../platform/http/server.ts';
import { originOf } from '../platform/links.ts';
import type { Platform } from '../platform/platform.ts';
import { createIntake, registerWebhookGateway } from '../workers/intake/index.ts';
import { createRealtime } from '../workers/realtime/index.ts';
import { createBackgroundWorkers, dueKinds, type Life } from './background-workers.ts';
import { cloudDialect, engines } from './engines.ts';
import { openPlatform } from './open-platform.ts';
import { addHooks, createParts, registerApi } from './register-api.ts';

/** The dashboard as built by `npm run build`. */
const DASHBOARD = fileURLToPath(new URL('../../../dashboard/out', import.meta.url));
/**
 * Connections still in the kernel's accept queue are reset when the listener closes, so it closes this much
 * later.
 */
const PICK_UP_MS = 100;
const isAskedFromOutside: ReadonlySet<RoleName> = new Set(['api', 'gateway', 'dashboard']);
/** Paths for programs: an unknown path returns JSON, not a page. */
const reserved = [
  '/api',
  '/docs',
  '/webhooks',
  '/health',
  '/ready',
  '/metrics',
  '/ws',
  '/openapi.json',
  '/asyncapi.json',
];

export interface RunningServer {
  /** The URL it listens on. */
  url: string;
  /**
   * Stops everything in reverse order: no accepted request fails, and send queues are released. May be called
   * twice.
   */
  stop(reason: string): Promise<void>;
}

/**
 * Starts the roles of this process. If a later part fails, or `signal` aborts, the started parts are stopped
 * again.
 */
export async function startServer(config: Config, signal?: AbortSignal): Promise<RunningServer> {
  const { platform, close } = await openPlatform(config, signal);
  const lives: Life[] = [{ name: 'platform', stop: close }];
  let isDraining = false;
  let stopping: Promise<void> | undefined;

  async function stopAll(): Promise<void> {
    isDraining = true;
    for (const life of lives.reverse()) {
      try {
        await life.stop();
      } catch (error) {
        platform.log.error({ err: error, part: life.name }, 'a component did not stop cleanly');
      }
    }
  }

  try {
    signal?.throwIfAborted();
    const url = await startParts(platform, lives, () => isDraining);
    await welcome(platform);
    // Sandbox numbers of an earlier run exist, and their simulated customers write from its page.
    if (config.sandbox === 'own' && platform.sandbox.url !== undefined)
      platform.sandbox.start().catch(() => {}); // it has logged the error
    return {
      url,
      stop(reason) {
        if (!stopping) platform.log.info({ reason }, 'stopping');
        stopping ??= stopAll();
        return stopping;
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startParts(platform: Platform, lives: Life[], isDraining: () => boolean): Promise<string> {
  const { config } = platform;
  const providers = createProviders(platform, engines);
  lives.push({ name: 'providers', stop: () => providers.stop() });
  const intake = createIntake(platform, {
    batchItems: config.intakeBatchItems,
    inFlight: config.intakeInFlight,
    engines,
  });
  lives.push({ name: 'intake', stop: () => intake.stop() });
  const realtime = createRealtime(
    platform,
    {
      authenticateTicket: (ticket) => verifyTicket(platform, ticket),
      authenticateApiKey: (proof) => verifyApiKeySignature(platform, proof),
    },
    { maxPendingPerAddress: config.maxPendingSocketsPerAddress },
  );
  const takesSockets = config.roles.includes('gateway');
  const parts = createParts(providers, takesSockets ? realtime.figures : undefined);
  addHooks(platform, parts);
  const workers = createBackgroundWorkers(platform, parts);
  for (const worker of workers) {
    worker.start();
    lives.push(worker);
  }
  const app = await createHttp({
    platform,
    authenticate: authenticate(platform),
    api: (scope) => {
      if (config.roles.includes('api')) registerApi(scope, parts);
    },
    root: async (scope) => {
      registerOperationsRoutes(scope, {
        isDraining,
        responsibilities: () => ({
          scans: [...workers.map(({ scan }) => scan), ...realtime.scans],
          dueKinds: dueKinds(config.roles),
        }),
      });
      if (config.roles.includes('dashboard')) await servePages(scope, { folder: DASHBOARD, reserved });
    },
    bare: (scope) => {
      if (config.roles.includes('gateway')) registerWebhookGateway(scope, intake, cloudDialect);
    },
  });
  lives.push({ name: 'http', stop: () => pause(PICK_UP_MS).then(() => app.close()) });
  if (takesSockets) {
    realtime.attach(app.server);
    realtime.start();
    lives.push({ name: 'realtime', stop: () => realtime.stop() });
  }
  const url = await listen(platform, app);
  // This stops first: it reports "not ready", and keeps serving until the load balancers have noticed.
  if (config.roles.some((role) => isAskedFromOutside.has(role)))
    lives.push({ name: 'drain', stop: () => pause(config.shutdownDelayMs) });
  return url;
}

async function listen({ config, log }: Platform, app: FastifyInstance): Promise<string> {
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`Port ${config.port} on ${config.host} is in use. Set PORT to a free one.`);
  }
  const { port } = app.server.address() as AddressInfo;
  // With port 0, the port is known only now, and webhook URLs contain it.
  config.port = port;
  const url = originOf(config);
  log.info(`WaQtor is ready on ${url} (${config.roles.join(', ')})`);
  return url;
}

/** Prints the one-time link that creates the first owner, if there is none. */
async function welcome(platform: Platform): Promise<void> {
  if (!platform.config.roles.includes('api')) return;
  const token = await ensureSetupToken(platform);
  if (token === undefined) return;
  // Written directly to the terminal, because this line must be visible at any log level and is not a log
  // line.
  process.stdout.write(
    `\nThere is no owner yet. Create one here (the link works once):\n\n  ${setupLink(platform, token)}\n\n`,
  );
}
