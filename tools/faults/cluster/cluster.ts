import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database, type DatabaseUrls, EmbeddedPostgres } from '@waqtor/db';
import { type NumberAccess, type RunningSandbox, type SandboxOptions, startSandbox } from '@waqtor/sandbox';
import { type ApiClient, createApiClient } from './api-client.ts';
import { type LoadBalancer, startLoadBalancer } from './load-balancer.ts';
import { createServerProcess, type ServerProcess } from './server-process.ts';

/*
 * A small real installation: its own PostgreSQL, several server processes, a sandbox instead of WhatsApp, an
 * owner and connected sessions. Any of its processes may be killed. Nothing here imports the server: it is
 * driven over HTTP, and verified by the sandbox's ledger and by the rows, read as the owner of the database.
 */

export interface ClusterOptions {
  /** Server processes by name, with their roles; the first must have `api`. */
  servers: Record<string, string>;
  seed: number;
  sandbox?: Omit<SandboxOptions, 'seed'>;
  /** The number of sessions; 1 by default. */
  numbers?: number;
  /** All numbers belong to one Meta app and therefore have the same app secret. */
  isOneApp?: boolean;
  /** Settings of every session, in the format of `POST /sessions`. */
  settings?: Record<string, unknown>;
  env?: Record<string, string>;
  /** An existing database, instead of an embedded one. */
  database?: DatabaseUrls;
}

/** A connected number: the product's session, and the number in the sandbox. */
export interface ConnectedSession {
  sessionId: string;
  number: NumberAccess;
}

export interface Cluster {
  databaseUrl: string;
  postgres: EmbeddedPostgres;
  /** A connection that bypasses row-level security, to see the actual rows. */
  admin: Database;
  sandbox: RunningSandbox;
  servers: ServerProcess[];
  server(name: string): ServerProcess;
  /** The load balancer in front of the running servers with the gateway role. */
  loadBalancer: LoadBalancer;
  /** Calls the API with an admin's API key, which outlives the 15 minutes of an access token. */
  api: ApiClient;
  apiKey: string;
  owner: { email: string; password: string; accessToken: string; tenantId: string };
  sessions: ConnectedSession[];
  /** Stops everything and deletes its folder. May be called twice. */
  stop(): Promise<void>;
}

const HTTP_ROLES = /api|gateway/;

/** Starts a cluster; if a later part fails, what was started is stopped again. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'waqtor-cluster-'));
  // When running as root, PostgreSQL's user needs access to the folder; otherwise its data would be placed
  // elsewhere and not be deleted with it.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const cleanups: (() => Promise<unknown>)[] = [
    async () => {
      process.off('exit', remove);
      remove();
    },
  ];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      for (const act of cleanups.reverse()) await act();
    })();
    return stopping;
  };
  try {
    return await build(options, folder, cleanups, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(
  options: ClusterOptions,
  folder: string,
  cleanups: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Cluster> {
  const postgres = new EmbeddedPostgres({ dataDir: join(folder, 'database') });
  cleanups.push(() => postgres.stop());
  const urls = options.database ?? (await postgres.start());
  const admin = connect(urls.admin, {
    login: null,
    max: 3,
    applicationName: 'judge',
    onConnectionError: () => {},
  });
  cleanups.push(() => admin.stop());
  const sandbox = await startSandbox({ seed: options.seed, ...options.sandbox });
  cleanups.push(() => sandbox.stop());

  const env = {
    DATABASE_URL: urls.app,
    MIGRATION_DATABASE_URL: urls.migrations,
    DATABASE_POOL: '10',
    WAQTOR_DATA_DIR: join(folder, 'data'),
    GRAPH_BASE_URLS: sandbox.url,
    WAQTOR_SECRET_KEY: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'warn',
    // The customers of these tests write far more per minute than flood protection allows.
    INBOUND_LIMIT_PER_MINUTE: '0',
    // There are no rate limits, because here one client stands for all clients.
    MEMBER_REQUESTS_PER_MINUTE: '0',
    KEY_REQUESTS_PER_MINUTE: '0',
    ...options.env,
  };
  const servers: ServerProcess[] = [];
  const gateways: ServerProcess[] = [];
  for (const [name, roles] of Object.entries(options.servers)) {
    const server = await createServerProcess(name, { ...env, ROLES: roles });
    servers.push(server);
    if (HTTP_ROLES.test(roles)) gateways.push(server);
    cleanups.push(() => server.kill());
  }
  const [first, ...others] = servers;
  if (!first) throw new Error('a cluster has at least one server');
  // The first process migrates and prints the link of the first owner.
  await first.start();
  const starting = Promise.all(others.map((server) => server.start()));
  starting.catch(() => {});
  const loadBalancer = await startLoadBalancer(() =>
    gateways.filter((server) => server.isUp).map((server) => server.url),
  );
  cleanups.push(() => loadBalancer.stop());

  const owner = await register(first);
  const base = () => (gateways.find((server) => server.isUp) ?? first).url;
  const apiKey = await makeApiKey(createApiClient(base, { authorization: `Bearer ${owner.accessToken}` }));
  const api = createApiClient(base, { 'x-api-key': apiKey });
  await starting;
  const sessions: ConnectedSession[] = [];
  for (let i = 0; i < (options.numbers ?? 1); i++) {
    const appId = options.isOneApp ? sessions[0]?.number.appId : undefined;
    sessions.push(await connectSession({ api, sandbox, loadBalancer }, i, appId, options.settings));
  }
  return {
    databaseUrl: urls.app,
    postgres,
    admin,
    sandbox,
    servers,
    server(name) {
      const found = servers.find((server) => server.name === name);
      if (!found) throw new Error(`there is no server ${name}`);
      return found;
    },
    loadBalancer,
    api,
    apiKey,
    owner,
    sessions,
    stop,
  };
}

async function register(server: ServerProcess) {
  const setupToken = await server.read((session) => /setup[?#]token=([\w.-]+)/.exec(session)?.[1], 60_000);
  const login = { email: 'owner@example.com', password: `owner-${randomBytes(9).toString('base64url')}` };
  const signedIn = await createApiClient(() => server.url, {}).data<{
    accessToken: string;
    tenant: { id: string };
  }>('POST', '/auth/register', { ...login, name: 'Owner', businessName: 'Under test', setupToken });
  return { ...login, accessToken: signedIn.accessToken, tenantId: signedIn.tenant.id };
}

async function makeApiKey(caller: ApiClient): Promise<string> {
  const made = await caller.data<{ key: string }>('POST', '/api-keys', { name: 'Under test', role: 'admin' });
  return made.key;
}

async function connectSession(
  { api, sandbox, loadBalancer }: Pick<Cluster, 'api' | 'sandbox' | 'loadBalancer'>,
  index: number,
  appId: string | undefined,
  settings: Record<string, unknown> | undefined,
): Promise<ConnectedSession> {
  const number = sandbox.admin.createNumber({ rules: 'off', ...(appId ? { appId } : {}) });
  const session = await api.data<{ id: string }>('POST', '/sessions', {
    engine: 'cloud',
    name: `Number ${index + 1}`,
    phoneNumberId: number.pnid,
    wabaId: number.wabaId,
    accessToken: number.token,
    appSecret: number.appSecret,
    verifyToken: number.verifyToken,
    graphBaseUrl: sandbox.url,
    ...(settings ? { settings } : {}),
  });
  await sandbox.admin.setCallback(number.appId, `${loadBalancer.url}/webhooks/whatsapp/${session.id}`);
  return { sessionId: session.id, number };
}
