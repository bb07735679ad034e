// Run by tests in a separate process, which is killed during the migration: migrates argv[2] with the files
// in argv[3].
import { migrate } from './migrate.ts';

await migrate(process.argv[2] ?? '', { dir: process.argv[3] ?? '' });
process.disconnect?.();
