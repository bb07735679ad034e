import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@waqtor/db';
import { until } from '@waqtor/testing';
import { expect, onTestFinished, test } from 'vitest';
import { createApiClient } from '../faults/cluster/api-client.ts';
import { startCluster } from '../faults/cluster/cluster.ts';
import { createServerProcess } from '../faults/cluster/server-process.ts';
import { findPrograms, makePassable, type SystemPostgres, startSystemPostgres } from './system-postgres.ts';

/*
 * Backs up an external database with the exact commands of the guides, on a PostgreSQL installed on this
 * machine (another build than the embedded one). Skipped if none is installed.
 */

const programs = findPrograms();
const guide = (name: string) =>
  readFileSync(new URL(`../../docs/guides/${name}.md`, import.meta.url), 'utf8');
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^\`]+)\`\`\``, 'g'))].map(([, block = '']) => block);
const [onServer = '', inDatabase = ''] = blocks(guide('external-postgres'), 'sql');
const [, , dumpCommands = '', restoreCommands = ''] = ['', ...blocks(guide('backup'), 'sh')];

const folder = mkdtempSync(join(tmpdir(), 'waqtor-external-'));
makePassable(folder);
const text = (n: number) => `message ${n}`;

test.skipIf(!programs)(
  'a backup of an external database, taken and restored by the guides, is the same installation',
  {
    timeout: 300_000,
  },
  async () => {
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const ours = await buildPreparedServer('ours');
    const key = randomBytes(32).toString('hex');
    const dataDir = join(folder, 'data');
    const cluster = await startCluster({
      servers: { one: 'api,gateway,worker,connector' },
      seed: 11,
      database: {
        app: ours.url('waqtor_app', 'CHOOSE-ONE'),
        migrations: ours.url('waqtor_migrate', 'CHOOSE-ANOTHER'),
        admin: ours.admin(),
      },
      env: { WAQTOR_SECRET_KEY: key, WAQTOR_DATA_DIR: dataDir },
    });
    onTestFinished(() => cluster.stop());
    const { sandbox, api, sessions, admin } = cluster;
    const pnid = sessions[0]?.number.pnid ?? '';
    const people = Array.from({ length: 3 }, () => sandbox.admin.createPerson());
    for (const [n, { phone }] of people.entries())
      sandbox.admin.writeAs(phone, { pnid, type: 'text', text: text(n) });
    sandbox.admin.writeAs(people[0]?.phone ?? '', { pnid, type: 'image' });
    await sandbox.ledger.until((now) => now.inboundAcknowledged >= 4, 60_000);
    const [conversation] = await api.all<{ id: string }>('/conversations');
    await api.data('POST', '/messages/send', { conversationId: conversation?.id, text: 'an answer' });
    const settled = `select count(*)::int as n from messages m left join media f on f.message_id = m.id
    where (m.direction = 'in' and f.id is null) or f.state = 'stored' or (m.direction = 'out' and m.ack >= 2)`;
    await until(async () => (await admin.pool.query(settled)).rows[0].n === 5, {
      what: 'all five to be settled',
    });

    // A backup can be taken while the product runs. For the comparison another one is taken once nothing
    // changes any more.
    const files = join(folder, 'backups', 'files');
    const backUp = () =>
      run(dumpCommands, {
        'postgres://waqtor_migrate:…@db.example.com/waqtor': ours.url('waqtor_migrate', 'CHOOSE-ANOTHER'),
        $WAQTOR_DATA_DIR: dataDir,
        '/backups': join(folder, 'backups'),
      });
    backUp();
    await cluster.server('one').terminate();
    backUp();
    const silent = spawnSync(
      join(programs ?? '', 'pg_dump'),
      ['--file', join(folder, 'silent'), ours.url('waqtor_app', 'CHOOSE-ONE')],
      { encoding: 'utf8' },
    );
    expect(silent.status, 'the login of the product takes no backup').not.toBe(0);
    expect(silent.stderr).toMatch(/permission denied|row-level security/);

    const theirs = await buildPreparedServer('theirs', { isEmpty: true });
    const copyDir = join(folder, 'copy');
    run(restoreCommands, {
      'postgres://postgres:…@db.example.com/waqtor': theirs.admin(),
      $WAQTOR_DATA_DIR: copyDir,
      '/backups': join(folder, 'backups'),
    });
    await query(theirs.admin(), inDatabase);

    expect(await contents(theirs.admin())).toEqual(await contents(ours.admin()));
    const sums = filesIn(join(dataDir, 'files'));
    expect(Object.keys(sums).length).toBeGreaterThan(0);
    expect(filesIn(files)).toEqual(sums);
    expect(filesIn(join(copyDir, 'files'))).toEqual(sums);

    // The restored copy is the same installation: it starts, verifies its database login, decrypts its sealed
    // rows, and accepts the next webhook.
    const copy = await createServerProcess('copy', {
      DATABASE_URL: theirs.url('waqtor_app', 'CHOOSE-ONE'),
      MIGRATION_DATABASE_URL: theirs.url('waqtor_migrate', 'CHOOSE-ANOTHER'),
      WAQTOR_DATA_DIR: copyDir,
      WAQTOR_SECRET_KEY: key,
      GRAPH_BASE_URLS: sandbox.url,
      LOG_LEVEL: 'warn',
      ROLES: 'api,gateway,worker,connector',
    });
    await copy.start();
    onTestFinished(() => copy.kill());
    const again = createApiClient(() => copy.url, { 'x-api-key': cluster.apiKey });
    expect((await again.all('/conversations')).length).toBe(3);
    await sandbox.admin.setCallback(
      sessions[0]?.number.appId ?? '',
      `${copy.url}/webhooks/whatsapp/${sessions[0]?.sessionId}`,
    );
    sandbox.admin.writeAs(people[1]?.phone ?? '', { pnid, type: 'text', text: 'after the restore' });
    await sandbox.ledger.until((now) => now.inboundAcknowledged >= 5, 60_000);
    await again.data('POST', '/messages/send', { conversationId: conversation?.id, text: 'from the copy' });
    await sandbox.ledger.until((now) => now.sends >= 2, 60_000);
  },
);

/** A server with the roles and the database that the guide creates. */
async function buildPreparedServer(name: string, { isEmpty = false } = {}): Promise<SystemPostgres> {
  const server = await startSystemPostgres(programs ?? '', join(folder, name));
  onTestFinished(() => server.stop());
  for (const statement of onServer.split(/(?<=;)\s+/)) await query(server.admin('postgres'), statement);
  if (!isEmpty) await query(server.admin(), inDatabase);
  return server;
}

async function query(url: string, sql: string): Promise<void> {
  const server = connect(url, { login: null, max: 1 });
  try {
    await server.pool.query(sql);
  } finally {
    await server.stop();
  }
}

/** Runs the commands of a guide with these addresses instead of its examples. */
function run(commands: string, instead: Record<string, string>): void {
  let script = commands;
  for (const [example, real] of Object.entries(instead)) {
    expect(script, 'the guide').toContain(example);
    script = script.replaceAll(example, real);
  }
  const ended = spawnSync('bash', ['-euc', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${programs}:${process.env.PATH}` },
  });
  expect(ended.status, ended.stderr).toBe(0);
}

/** Row count, checksum, owner and row-level security of every table. */
async function contents(url: string): Promise<Record<string, unknown>> {
  const admin = connect(url, { login: null, max: 1 });
  try {
    const { rows: tables } = await admin.pool.query(
      `select relname as name, pg_get_userbyid(relowner) as owner, relforcerowsecurity as is_forced, relacl::text as rights,
         (select string_agg(polname || pg_get_expr(polqual, polrelid), ' ' order by polname) from pg_policy where polrelid = c.oid) as policies
       from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
    );
    const found: Record<string, unknown> = {};
    for (const { name, ...table } of tables) {
      const { rows } = await admin.pool.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as sum from ${name} t`,
      );
      found[name] = { ...table, rows: rows[0].sum };
    }
    return found;
  } finally {
    await admin.stop();
  }
}

function filesIn(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const full = join(entry.parentPath, entry.name);
      return [full.slice(path.length), createHash('sha256').update(readFileSync(full)).digest('hex')];
    }),
  );
}
