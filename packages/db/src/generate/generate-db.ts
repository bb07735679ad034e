import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { EmbeddedPostgres } from '../embedded/embedded-postgres.ts';
import { migrate } from '../migrate/migrate.ts';
import { functionCalls } from './function-calls.ts';
import { schemaDump } from './schema-dump.ts';
import { tableTypes } from './table-types.ts';

const SCHEMA = fileURLToPath(new URL('../../schema.sql', import.meta.url));
const TYPES = fileURLToPath(new URL('../schema.generated.ts', import.meta.url));
const FUNCTIONS = fileURLToPath(new URL('../functions.generated.ts', import.meta.url));

/**
 * Migrates a throwaway database and generates schema.sql, the table types and the function calls from it.
 * With `check` nothing is written. Returns the absolute paths of the files that differed.
 */
export async function generateDb({ check }: { check: boolean }): Promise<string[]> {
  const files = await generateFromMigrations();
  const drifted = Object.entries(files).filter(([path, text]) => readOr(path) !== text);
  if (!check) for (const [path, text] of drifted) writeFileSync(path, text);
  return drifted.map(([path]) => path);
}

async function generateFromMigrations(): Promise<Record<string, string>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waqtor-generate-'));
  const postgres = new EmbeddedPostgres({ dataDir, durable: false });
  try {
    const { migrations } = await postgres.start();
    await migrate(migrations);
    const client = new pg.Client({ connectionString: migrations });
    await client.connect();
    try {
      return {
        [SCHEMA]: await schemaDump(client),
        [TYPES]: await tableTypes(client),
        [FUNCTIONS]: await functionCalls(client),
      };
    } finally {
      await client.end();
    }
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
