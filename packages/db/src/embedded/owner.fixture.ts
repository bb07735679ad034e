// Run by tests in a separate process: owns the data folder of argv[2], prints its URL, and runs until it is
// killed.
import { EmbeddedPostgres } from './embedded-postgres.ts';

process.umask(Number(process.env.TEST_UMASK ?? process.umask()));
const postgres = new EmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  durable: false,
  log: (line) => void process.send?.({ log: line }),
});
try {
  const { admin: url } = await postgres.start();
  process.send?.({ url, serverPid: postgres.pid });
} catch (error) {
  process.send?.({ error: (error as Error).message });
}
process.once('message', () => void postgres.stop().then(() => process.disconnect()));
