// Run by tests in a separate process, to be killed halfway: migrates argv[2] with the files in argv[3].
import { migrate } from './migrate.ts';

await migrate(process.argv[2] ?? '', { dir: process.argv[3] ?? '' });
process.disconnect?.();
