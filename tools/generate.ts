import { relative } from 'node:path';
import { generateDb } from '@waqtor/db';

/*
 * Regenerates everything that is generated: the database's schema.sql and table types, and openapi.json. With --check
 * it writes nothing and fails when something on disk is not what would be written.
 */
const check = process.argv.includes('--check');
const drifted = await generateDb({ check });
for (const path of drifted)
  console.log(`${check ? 'out of date' : 'written'}: ${relative(process.cwd(), path)}`);
if (drifted.length === 0) console.log('everything generated is current');
else if (check) console.error('Run npm run generate and commit what it writes.');
process.exit(check && drifted.length > 0 ? 1 : 0);
