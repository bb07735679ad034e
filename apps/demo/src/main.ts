import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stopAbandoned } from '@waqtor/db';
import { findPort, type Program, startProgram } from './processes.ts';
import { tellStory } from './story.ts';

/*
 * npm run demo [-- --once]: starts the sandbox and the product with everything embedded, plays the main flow
 * in the terminal, then keeps running (with --once: exits with 0 if every step succeeded).
 */

const isOnce = process.argv.includes('--once');
const startedAt = Date.now();
const programs: Program[] = [];

let isStopping = false;
const toStop = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      isStopping = true;
      resolve();
    });
  }
});

try {
  // Stops immediately, whatever step is running.
  await Promise.race([main(), toStop]);
  await stopAll();
  process.exit(0);
} catch (error) {
  // Ctrl-C also reaches the child processes; their exit is expected in that case and not reported.
  if (!isStopping) console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
  await stopAll();
  process.exit(isStopping ? 0 : 1);
}

async function main(): Promise<void> {
  console.log('WaQtor: a customer writes, an agent replies, and every step is verified.\n');
  const dataDir = join(process.env.WAQTOR_DATA_DIR || '.waqtor', 'demo');
  const sandbox = await step('A simulated WhatsApp starts', startSandbox);
  const { server, setupToken } = await step('WaQtor starts with its own PostgreSQL', () =>
    startServer(dataDir, sandbox),
  );
  const login = { email: 'nadia@example.com', password: `demo-${randomBytes(9).toString('base64url')}` };
  await tellStory({ server, sandbox }, setupToken, login, step);
  console.log(`\nDone in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  if (isOnce) return;
  console.log(`
  The inbox                   ${server}/inbox
  API and its documentation   ${server}/docs
  Write as a customer         ${sandbox}
  Sign in                     ${login.email}   ${login.password}

Ctrl-C ends the demo.`);
  await toStop;
}

async function step<T>(what: string, act: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    const result = await act();
    console.log(`✓ ${what}  ${(performance.now() - start).toFixed(0)} ms`);
    return result;
  } catch (error) {
    if (!isStopping) console.log(`✗ ${what}  ${(performance.now() - start).toFixed(0)} ms`);
    throw error;
  }
}

async function startSandbox(): Promise<string> {
  const port = await findPort(8090);
  const program = start('The sandbox', 'packages/sandbox/src/main.ts', ['--port', String(port)], {});
  return program.read((line) => /"sandbox":"([^"]+)"/.exec(line)?.[1], 30_000);
}

/**
 * Every run is a new installation: what an earlier demo left, including the database server of a killed one,
 * is removed first.
 */
async function startServer(
  dataDir: string,
  sandbox: string,
): Promise<{ server: string; setupToken: string }> {
  await stopAbandoned(dataDir);
  await rm(dataDir, { recursive: true, force: true });
  const program = start('WaQtor', 'apps/server/src/main.ts', [], {
    // If PORT is set, exactly that port is used; otherwise any free one.
    PORT: process.env.PORT || String(await findPort(8080)),
    HOST: '127.0.0.1',
    PUBLIC_URL: '',
    WAQTOR_DATA_DIR: dataDir,
    DATABASE_URL: '',
    SANDBOX_URL: sandbox,
    LOG_LEVEL: 'info',
  });
  const link = await program.read((line) => /http\S+setup#token=\S+/.exec(line)?.[0], 120_000);
  const { origin, hash } = new URL(link);
  return { server: origin, setupToken: hash.replace('#token=', '') };
}

function start(...parts: Parameters<typeof startProgram>): Program {
  if (isStopping) throw new Error('stopping');
  const program = startProgram(...parts);
  programs.push(program);
  return program;
}

async function stopAll(): Promise<void> {
  for (const program of programs.reverse()) await program.stop();
}
