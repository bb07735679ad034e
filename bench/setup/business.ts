import { randomBytes } from 'node:crypto';
import type { Program, Stage } from './stage.ts';

/** A running server with an owner and one session, set up through the public API. */
export interface Business {
  server: Program;
  url: string;
  /** The connection URL of a superuser. */
  databaseUrl: string;
  accessToken: string;
  /** The owner's credentials. */
  owner: { email: string; password: string };
  sessionId: string;
  webhookPath: string;
  number: SandboxNumber;
}

export interface SandboxNumber {
  pnid: string;
  wabaId: string;
  appId: string;
  token: string;
  appSecret: string;
  verifyToken: string;
}

export async function openSandbox(stage: Stage): Promise<string> {
  const sandbox = await stage.start(
    'packages/sandbox/src/main.ts',
    ['--port', '0'],
    {},
    /"sandbox":"([^"]+)"/,
  );
  return sandbox.match;
}

export async function openBusiness(
  stage: Stage,
  sandboxUrl: string,
  options: { name: string; env?: Record<string, string>; settings?: object },
): Promise<Business> {
  const urls = await stage.database(options.name);
  const env = {
    DATABASE_URL: urls.app,
    MIGRATION_DATABASE_URL: urls.migrations,
    PORT: '0',
    GRAPH_BASE_URLS: sandboxUrl,
    WAQTOR_SECRET_KEY: randomBytes(32).toString('hex'),
    ...options.env,
  };
  const server = await stage.start(
    'apps/server/src/main.ts',
    [],
    env,
    /WaQtor is ready on (http:\/\/[\d.:]+)/,
  );
  const url = server.match;
  const setupToken = await waitFor(() => /setup#token=([\w-]+)/.exec(server.output())?.[1]);
  const owner = { email: 'owner@example.com', password: randomBytes(12).toString('hex') };
  const registered = await call<{ data: { accessToken: string } }>(`${url}/api/v1/auth/register`, {
    ...owner,
    name: 'Owner',
    businessName: 'Bench',
    setupToken,
  });
  const accessToken = registered.data.accessToken;
  const number = await call<SandboxNumber>(`${sandboxUrl}/sandbox/numbers`, { rules: 'off' });
  const session = await call<{ data: { id: string; webhookUrl: string } }>(
    `${url}/api/v1/sessions`,
    {
      engine: 'cloud',
      name: 'Bench',
      phoneNumberId: number.pnid,
      wabaId: number.wabaId,
      accessToken: number.token,
      appSecret: number.appSecret,
      verifyToken: number.verifyToken,
      graphBaseUrl: sandboxUrl,
      settings: options.settings ?? {},
    },
    accessToken,
  );
  const sessionId = session.data.id;
  return {
    server,
    url,
    databaseUrl: urls.admin,
    accessToken,
    owner,
    sessionId,
    webhookPath: `/webhooks/whatsapp/${sessionId}`,
    number,
  };
}

export async function call<T>(url: string, body?: unknown, token?: string): Promise<T> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${url} responded with ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Returns the uuid inside a public id. */
export function uuidOf(publicId: string): string {
  const hex = publicId.slice(publicId.indexOf('_') + 1);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Polls every few milliseconds, for at most 30 s. */
export async function waitFor<T>(poll: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await poll();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('the condition was not met within 30 seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
