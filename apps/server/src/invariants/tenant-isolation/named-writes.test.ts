import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@waqtor/testing';
import { expect, test } from 'vitest';

/*
 * Every statement that changes or deletes a tenant's rows filters by tenant in its own text: row-level
 * security is the second safeguard, not the first. The check reads the source files, so it also covers
 * statements that no test executes.
 */

const SOURCES = fileURLToPath(new URL('../../', import.meta.url));
/** Tables with a user's own rows, in any tenants; their policies depend on the user. */
const ofPerson: Record<string, string[]> = {
  'features/auth/logins/logins.store.ts': ['logins'],
};

const database = await testDatabase();

/** A write in a source text: its table, and the statement from there on. */
interface Write {
  table: string;
  text: string;
}

function writesIn(source: string): Write[] {
  const code = source.replace(/^\s*(\/\/|\/?\*).*$/gm, '');
  const inSql = [...code.matchAll(/\b(?:update|delete\s+from)\s+(\$\{\w+\}|[a-z_]+)/g)].map((match) => ({
    table: match[1] ?? '',
    at: match.index,
  }));
  const bySql = inSql.map(({ table, at }, i) => {
    const next = inSql[i + 1]?.at ?? code.length;
    const end = code.indexOf('`', at);
    return { table, text: code.slice(at, Math.min(next, end === -1 ? next : end)) };
  });
  const byBuilder = [
    ...code.matchAll(/\.(?:updateTable|deleteFrom)\(\s*'?(\w+)(?:\s+as \w+)?'?\s*\)[^;]*?(?:\.execute|;)/g),
  ].map((match) => ({
    table: (match[1] ?? '').replace(/[A-Z]/g, (it) => `_${it.toLowerCase()}`),
    text: match[0],
  }));
  return [...bySql, ...byBuilder];
}

test('every write to tenant rows has a tenant condition', async () => {
  const { rows } = await database.admin.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'`,
  );
  const tables = new Set(rows.map((row) => row.name));
  const nameless: string[] = [];
  let seen = 0;
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /(^invariants|testing|\.test\.|\.fixture\.)/.test(file)) continue;
    for (const { table, text } of writesIn(readFileSync(join(SOURCES, file), 'utf8'))) {
      const isOfTenant = tables.has(table) || table.startsWith('${') || table === 'table';
      if (!isOfTenant || ofPerson[file]?.includes(table)) continue;
      seen += 1;
      if (!/tenant_?id/i.test(text.split(/\breturning/i)[0] ?? ''))
        nameless.push(`${file}: ${text.replace(/\s+/g, ' ').slice(0, 120)}`);
    }
  }
  expect(nameless).toEqual([]);
  expect(seen).toBeGreaterThan(50);
});
