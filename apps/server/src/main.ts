import { ConfigError, readConfig } from './config.ts';
import { startServer } from './roles/start-server.ts';

/* Reads the configuration, starts the roles, and stops them in reverse order on a signal. */

// Files written by any part of the server are private, even if the code sets no mode itself.
process.umask(0o077);

// Installed before anything starts, so that Ctrl-C at any moment stops what has started by then.
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
  // Ctrl-C in the terminal also reaches the child processes that are being started, so an error of one of
  // them is expected.
  if (stopping.signal.aborted) process.exit(0);
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
