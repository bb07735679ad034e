import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { generateDb } from '@waqtor/db';

/*
 * Regenerates everything that is generated: the database's schema.sql and table types, and openapi.json. With --check
 * it writes nothing and fails when something on disk is not what would be written.
 */
const check = process.argv.includes('--check');
const drifted = [...(await generateDb({ check })), ...generateOpenApi()];
for (const path of drifted)
  console.log(`${check ? 'out of date' : 'written'}: ${relative(process.cwd(), path)}`);
if (drifted.length === 0) console.log('everything generated is current');
else if (check) console.error('Run npm run generate and commit what it writes.');
process.exit(check && drifted.length > 0 ? 1 : 0);

/** The server prints its own document; nothing imports an app. */
function generateOpenApi(): string[] {
  const path = 'openapi.json';
  const printed = spawnSync(process.execPath, ['--import', 'tsx', 'apps/server/src/openapi.ts'], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (printed.status !== 0) throw new Error(`the OpenAPI document could not be made:\n${printed.stderr}`);
  if (existsSync(path) && readFileSync(path, 'utf8') === printed.stdout) return [];
  if (!check) writeFileSync(path, printed.stdout);
  return [path];
}
