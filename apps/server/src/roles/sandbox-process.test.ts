import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aClock, until } from '@waqtor/testing';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../platform/log.ts';
import { closeOutgoing, openOutgoing } from '../platform/outgoing.ts';
import { SandboxProcess } from './sandbox-process.ts';

/*
 * The server's own sandbox as a child process: it is started on demand, is an allowed URL only while it runs,
 * and its failures are logged.
 */

const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-sandbox-'));
const sandboxes: SandboxProcess[] = [];
afterEach(() => Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.stop())));
afterAll(() => rmSync(dataDir, { recursive: true }));

function buildSandbox(): { sandbox: SandboxProcess; config: Config; clock: ReturnType<typeof aClock> } {
  const config = { ...readConfig(process.env), dataDir, sandboxUrl: undefined };
  const clock = aClock();
  const sandbox = new SandboxProcess({ config, clock, log: createLog('silent', { pretty: false }) });
  sandboxes.push(sandbox);
  return { sandbox, config, clock };
}

const answers = async (url: string | undefined) => {
  try {
    return (await fetch(`${url}/sandbox`)).ok;
  } catch {
    return false;
  }
};

test('the sandbox process starts on demand, once for concurrent callers, and ends with the server', async () => {
  const { sandbox, clock } = buildSandbox();
  let changes = 0;
  sandbox.onChange(() => (changes += 1));
  expect([sandbox.status().status, sandbox.url, sandbox.changedAt]).toEqual([
    'stopped',
    undefined,
    undefined,
  ]);
  await Promise.all([sandbox.start(), sandbox.start()]);
  await sandbox.start();
  expect([sandbox.status().status, changes, sandbox.changedAt]).toEqual(['running', 1, clock.now()]);
  expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await answers(sandbox.url)).toBe(true);
  await sandbox.stop();
  await sandbox.stop();
  expect(await answers(sandbox.url)).toBe(false);
  await expect(sandbox.start()).rejects.toMatchObject({ code: 'shutting_down' });
});

// Only on systems that show the environment of a process.
test.runIf(existsSync('/proc/self/environ'))(
  'the sandbox process gets only the necessary environment variables',
  async () => {
    process.env.WAQTOR_SECRET_KEY = 'ab'.repeat(32);
    const { sandbox } = buildSandbox();
    delete process.env.WAQTOR_SECRET_KEY;
    await sandbox.start();
    const environment = readFileSync(`/proc/${sandbox.pid}/environ`, 'utf8');
    expect(environment).toContain('PATH=');
    expect(environment).not.toContain('WAQTOR_SECRET_KEY');
  },
);

test('the sandbox process keeps its address, reports its exit, and can be restarted', async () => {
  const { sandbox, config, clock } = buildSandbox();
  const kept = sandbox.url;
  expect(kept, 'known before it runs: it was used before').toMatch(/^http:/);
  const ways = openOutgoing(config, sandbox);
  const isAllowed = () => {
    try {
      return ways.graph.check(`${kept}/v26.0/1`) !== undefined;
    } catch {
      return false;
    }
  };
  expect(isAllowed(), 'who else may listen there is not asked').toBe(false);
  await sandbox.start();
  expect([sandbox.url, isAllowed()]).toEqual([kept, true]);
  expect(() => ways.graph.check('http://127.0.0.1:1')).toThrow();
  clock.advance(60_000);
  let changes = 0;
  sandbox.onChange(() => (changes += 1));
  process.kill(sandbox.pid ?? 0, 'SIGKILL');
  await until(() => sandbox.status().status === 'failed');
  expect(sandbox.status().error).toContain('SIGKILL');
  expect([changes, sandbox.changedAt, isAllowed()]).toEqual([1, clock.now(), false]);
  await sandbox.start();
  expect([sandbox.status(), isAllowed()]).toEqual([
    { status: 'running', disabledReason: null, error: null },
    true,
  ]);
  await closeOutgoing(ways);
});

test('the sandbox process reports that its port is in use, and starts once it is free', async () => {
  const { sandbox } = buildSandbox();
  const { port } = new URL(sandbox.url ?? '');
  const other = createServer().listen(Number(port), '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const reason = `port ${port} is taken`;
  await expect(sandbox.start()).rejects.toMatchObject({
    code: 'sandbox_unavailable',
    details: [{ params: { reason } }],
  });
  expect(sandbox.status()).toMatchObject({ status: 'failed', error: expect.stringContaining(reason) });
  await new Promise((resolve) => other.close(resolve));
  await sandbox.start();
  expect(sandbox.status().status).toBe('running');
});

test('the sandbox process can be stopped while it starts', async () => {
  const { sandbox } = buildSandbox();
  const started = sandbox.start().then(
    () => 'started',
    ({ code }) => code,
  );
  await sandbox.stop();
  expect(await started).toBe('shutting_down');
  expect(sandbox.status()).toMatchObject({ status: 'stopped', error: null });
});

test.each([
  [{}, 'own'],
  [{ HOST: '::1', PUBLIC_URL: 'http://localhost:8080' }, 'own'],
  [{ HOST: '127.0.0.5', ROLES: 'api,gateway,connector' }, 'own'],
  [{ SANDBOX: 'off' }, 'configuration'],
  [{ SANDBOX: 'off', SANDBOX_URL: 'http://127.0.0.1:8090' }, 'configuration'],
  [{ SANDBOX_URL: 'http://127.0.0.1:8090' }, 'operators'],
  [{ HOST: '0.0.0.0' }, 'publicly_reachable'],
  [{ HOST: '::' }, 'publicly_reachable'],
  [{ HOST: '192.168.1.4' }, 'publicly_reachable'],
  [{ HOST: 'localhost.example.com' }, 'publicly_reachable'],
  [{ PUBLIC_URL: 'https://desk.example.com' }, 'publicly_reachable'],
  [{ PUBLIC_URL: 'http://127.0.0.1.example.com' }, 'publicly_reachable'],
  [{ ROLES: 'api,gateway' }, 'multiple_processes'],
])('with the configuration %o the sandbox is %s', (env, mode) => {
  expect(readConfig(env).sandbox).toBe(mode);
});
