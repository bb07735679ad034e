import { ConfigError, readConfig } from './config.ts';
import { startServer } from './roles/start-server.ts';

/* Reads the configuration, starts the roles, and stops them in reverse when asked to. */

// What any part writes is for nobody else, also where it says no mode of its own.
process.umask(0o077);

try {
  const server = await startServer(readConfig(process.env));
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    server.stop(signal).then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
