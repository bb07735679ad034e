import { type RunningSandbox, startSandbox } from '@waqtor/sandbox';
import { atEnd, type TestDatabase, testDatabase } from '@waqtor/testing';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import { authenticate } from '../../features/auth/index.ts';
import { createProviders } from '../../features/sessions/index.ts';
import { registerOperationsRoutes } from '../../platform/http/operations/operations.routes.ts';
import { createHttp } from '../../platform/http/server.ts';
import { buildPlatform, type TestPlatform } from '../../platform/testing.ts';
import { cloudDialect, engines } from '../../roles/engines.ts';
import { addHooks, createParts, registerApi } from '../../roles/register-api.ts';
import { createIntake, registerWebhookGateway } from '../../workers/intake/index.ts';

/** The complete HTTP server of one process, with its own database and an unreachable WhatsApp. */
export interface TestServer {
  app: FastifyInstance;
  database: TestDatabase;
  platform: TestPlatform;
  sandbox: RunningSandbox;
  /** Every route of this process, as `METHOD url`. */
  paths: string[];
  /** The URL it listens on. */
  url: string;
}

/** Assembles it like the server's roles. Everything stops at the end of the file. */
export async function startTestServer(config: Partial<Config> = {}): Promise<TestServer> {
  const database = await testDatabase();
  const platform = buildPlatform(database, { openSignUp: true, metricsToken: 'metrics-token-42', ...config });
  const sandbox = await startSandbox({ seed: 7 });
  platform.config.graphBaseUrls = [sandbox.url];
  const providers = createProviders(platform, engines);
  const parts = createParts(providers);
  addHooks(platform, parts);
  const intake = createIntake(platform, { engines });
  const paths: string[] = [];
  const listPaths = (scope: FastifyInstance) =>
    scope.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) paths.push(`${one} ${url}`);
    });
  const app = await createHttp({
    platform,
    authenticate: authenticate(platform),
    api: (scope) => {
      listPaths(scope);
      registerApi(scope, parts);
    },
    root: (scope) => {
      listPaths(scope);
      registerOperationsRoutes(scope, {
        isDraining: () => false,
        responsibilities: () => ({ scans: [], dueKinds: [] }),
      });
    },
    bare: (scope) => {
      listPaths(scope);
      registerWebhookGateway(scope, intake, cloudDialect);
    },
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  atEnd(async () => {
    await app.close();
    await intake.stop();
    await providers.stop();
    await sandbox.stop();
  });
  return { app, database, platform, sandbox, paths, url };
}
