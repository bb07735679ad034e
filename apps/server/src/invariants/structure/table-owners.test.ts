import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type ForeignUse, foreignUses } from './foreign-table-uses.ts';
import { tableOwners } from './table-owners.ts';
import { tableUses } from './table-uses.ts';

/*
 * Each table has one owning folder, and only that folder refers to the table in SQL; others call its
 * functions. The exceptions are listed in `foreign-table-uses.ts`, each with its reason. The check reads the
 * source files, so it also covers statements that no test executes.
 */

const SOURCES = fileURLToPath(new URL('../../', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../../../../packages/db/schema.sql', import.meta.url));

const tables = new Set(
  [...readFileSync(SCHEMA, 'utf8').matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? ''),
);

interface Use {
  file: string;
  table: string;
}

/** Returns the violations among these uses, given the owners and the list of exceptions. */
function ownershipProblems(uses: Use[], owners: Record<string, string[]>, allowed: ForeignUse[]): string[] {
  const ownerOf = new Map(
    Object.entries(owners).flatMap(([folder, own]) => own.map((table) => [table, folder])),
  );
  const foreign = new Set(
    uses
      .filter(({ file, table }) => !file.startsWith(`${ownerOf.get(table)}/`))
      .map(({ file, table }) => `${file}: ${table}`),
  );
  const listed = allowed.flatMap(({ file, tables: named }) => named.map((table) => `${file}: ${table}`));
  return [
    ...[...foreign]
      .filter((use) => !listed.includes(use))
      .map(
        (use) =>
          `${use} belongs to ${ownerOf.get(use.split(': ')[1] ?? '')}; call a function of its index.ts`,
      ),
    ...listed
      .filter((use) => !foreign.has(use))
      .map((use) => `${use} is no longer a use outside the owner; take it off the list`),
    ...listed.filter((use, i) => listed.indexOf(use) !== i).map((use) => `${use} is listed twice`),
    ...allowed
      .filter(({ reason }) => !/^[A-Z].{20,}\.$/.test(reason))
      .map(({ file }) => `${file}: give the reason in a sentence`),
  ];
}

/**
 * Returns the violations among the owners: each table of the schema must have exactly one, which must exist.
 */
function ownerProblems(
  known: ReadonlySet<string>,
  owners: Record<string, string[]>,
  folders: string[],
): string[] {
  const owned = Object.values(owners).flat();
  return [
    ...[...known].filter((table) => !owned.includes(table)).map((table) => `${table} has no owner`),
    ...owned.filter((table, i) => owned.indexOf(table) !== i).map((table) => `${table} has two owners`),
    ...owned.filter((table) => !known.has(table)).map((table) => `${table} is not in the schema`),
    ...Object.keys(owners)
      .filter((folder) => !folders.includes(folder))
      .map((folder) => `${folder} does not exist`),
  ];
}

const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/(^invariants|testing|\.test\.|\.fixture\.)/.test(file),
);
const uses = sources.flatMap((file) =>
  tableUses(readFileSync(join(SOURCES, file), 'utf8'), tables).map((table) => ({ file, table })),
);

test('every table has one owner', () => {
  const folders = sources.map((file) => file.split('/').slice(0, 2).join('/'));
  expect(ownerProblems(tables, tableOwners, folders)).toEqual([]);
});

test('only its owner refers to a table in SQL, except in the listed uses', () => {
  expect(ownershipProblems(uses, tableOwners, foreignUses)).toEqual([]);
  // A parser that finds nothing would report no problem either.
  expect(new Set(uses.map(({ table }) => table))).toEqual(tables);
});

test('database functions are called through their generated wrappers', () => {
  // Prepared statements that run for every webhook; they belong to the intake.
  const intake = ['workers/intake/gateway/session-keys.ts', 'workers/intake/statuses/settle-waiting.ts'];
  const byHand = sources.filter((file) =>
    /\b(definer_\w+|delete_unattached_uploads|unattached_upload_bytes)\s*\(/.test(
      readFileSync(join(SOURCES, file), 'utf8'),
    ),
  );
  expect(byHand.sort()).toEqual(intake);
});

test('wrong uses, owners and list entries are reported', () => {
  const owners = { 'features/a': ['a'], 'features/b': ['b', 'gone'] };
  expect(
    ownerProblems(new Set(['a', 'b', 'c']), { ...owners, 'features/d': ['a'] }, ['features/a', 'features/b']),
  ).toEqual(['c has no owner', 'a has two owners', 'gone is not in the schema', 'features/d does not exist']);
  const reason = 'One statement for one screen.';
  const used = [
    { file: 'features/a/a.store.ts', table: 'a' },
    { file: 'features/ab/x.ts', table: 'a' },
    { file: 'features/b/x.ts', table: 'a' },
    { file: 'features/b/y.ts', table: 'a' },
  ];
  expect(
    ownershipProblems(used, owners, [
      { file: 'features/b/x.ts', tables: ['a', 'b'], reason },
      { file: 'features/b/y.ts', tables: ['a', 'a'], reason: 'fast' },
    ]),
  ).toEqual([
    'features/ab/x.ts: a belongs to features/a; call a function of its index.ts',
    'features/b/x.ts: b is no longer a use outside the owner; take it off the list',
    'features/b/y.ts: a is listed twice',
    'features/b/y.ts: give the reason in a sentence',
  ]);
});

test.each([
  ['a tagged statement', 'sql`select 1 from messages m`', ['messages']],
  ['a plain string', "pool.query('delete from media where id = $1', [id])", ['media']],
  ['a statement in an object', '({ text: `update conversations set state = $1` })', ['conversations']],
  [
    'joins',
    'sql`from tags t left join contact_tags c on true cross join lateral (select from members) m`',
    ['contact_tags', 'members', 'tags'],
  ],
  [
    'a list of tables',
    'sql`select * from (select 1) x, tags t, members where a in (b, media)`',
    ['members', 'tags'],
  ],
  [
    'a table after using',
    'sql`delete from tags t using members m, media where true`',
    ['media', 'members', 'tags'],
  ],
  ['upserts', 'sql`insert into tags (id) values (1) on conflict do update set a = 1`', ['tags']],
  ['merge', 'sql`merge into tags t using members m on t.id = m.id`', ['members', 'tags']],
  ['only, a schema, quotes and capitals', 'sql`SELECT FROM ONLY public."tags"`', ['tags']],
  [
    'a subquery in the value of a template',
    `sql\`select \${sql\`(select from media)\`} from tags\``,
    ['media', 'tags'],
  ],
  ['a table after a value', `const table = on ? "tags" : "x"; sql\`update \${table} set a = 1\``, ['tags']],
  ['a table after a key', `const of = { tags: "at" }; query(\`delete from \${kind} where true\`)`, ['tags']],
  [
    'a common table expression that hides a table',
    'sql`with media as (select from media) select from media`',
    ['media'],
  ],
  [
    'builder calls',
    "db.selectFrom('contactTags as c').innerJoin('tags', 'a', 'b').using(['media as m'])",
    ['contact_tags', 'media', 'tags'],
  ],
  ['a table by its name', "retainRows('tags', 'at'); clear({ table: 'media' })", ['media', 'tags']],
  ['a table in concatenated strings', "const table = 'tags'; query('delete from ' + table)", ['tags']],
  [
    'an SQL fragment by its name',
    `const rows = sql\`unnest(\${ids}) as media\`; const of = { tags: 1 }; sql\`select from \${rows}\``,
    [],
  ],
  ['a builder call with a value', "const table = 'tags'; db.updateTable(table).set(x)", ['tags']],
  [
    'common table expressions and aliases',
    'sql`with old as (select 1) select media.id from old as tags join x members on true`',
    [],
  ],
  [
    'columns and functions',
    'sql`select extract(epoch from at), a is distinct from media, tags from x where tags = media`',
    [],
  ],
  ['prose and comments', "/* from messages */ log('the messages of contacts'); // select from media", []],
  ['imports and values', "import { tags } from './messages.ts'; send('media'); Array.from(messages)", []],
])('tableUses finds the tables in %s', (_, source, expected) => {
  expect(tableUses(source, tables)).toEqual(expected);
});

test('every statement outside the owner that reads members respects their deactivation', () => {
  const missing = foreignUses
    .filter(({ tables: used }) => used.includes('members'))
    .filter(({ file }) => {
      const source = readFileSync(join(SOURCES, file), 'utf8');
      const reads = source.match(/\b(?:from|join) members\b|'members(?: as m)?'/g) ?? [];
      const checks = source.match(/\bdeactivated_at is null|deactivatedAt', 'is', null/g) ?? [];
      return reads.length === 0 || checks.length < reads.length;
    });
  expect(missing).toEqual([]);
});
