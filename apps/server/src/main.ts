import { ConfigError, readConfig } from './config.ts';
import { startServer } from './roles/start-server.ts';

/* Reads the configuration, starts the roles, and stops them in reverse when asked to. */

// What any part writes is for nobody else, also where it says no mode of its own.
process.umask(0o077);

// Before anything is started: Ctrl-C at any moment ends cleanly, with what was started by then.
const stopping = new AbortController();
const toStop = new Promise<string>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!stopping.signal.aborted && process.stdout.isTTY) process.stdout.write('\nStopping…\n');
      stopping.abort();
      resolve(signal);
    });
  }
});

try {
  const server = await startServer(readConfig(process.env), stopping.signal);
  await server.stop(await toStop);
  process.exit(0);
} catch (error) {
  // The terminal sends Ctrl-C to every program that was being started, too: that one of them ended is no news.
  if (stopping.signal.aborted) process.exit(0);
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
