import { testDatabase } from '@waqtor/testing';
import { beforeEach, expect, test } from 'vitest';
import { registerTagRoutes } from '../../features/tags/index.ts';
import { buildPlatform, buildTenant } from '../../platform/testing.ts';
import { buildHttp, listEvents } from '../../platform/testing-rows.ts';

// By default PostgreSQL waits a second before it checks for a deadlock.
const database = await testDatabase();
const { pool } = database.admin;
await pool.query(
  `do $$ begin execute format('alter database %I set deadlock_timeout = ''10ms''', current_database()); end $$`,
);
const platform = buildPlatform(database);
const call = await buildHttp(platform, (app) => registerTagRoutes(app));

let tenant: string;
let as: string;

beforeEach(async () => {
  tenant = await buildTenant(database);
  as = `${tenant}/agent`;
  await pool.query('drop trigger if exists collide on tags; drop sequence if exists attempts');
  await pool.query('create sequence attempts; grant usage on sequence attempts to waqtor_app');
});

const attempts = async () =>
  Number((await pool.query('select last_value from attempts where is_called')).rows[0]?.last_value ?? 0);
const eventTypes = async () => (await listEvents(database, tenant)).map((event) => event.type);

/** Runs this body before each change of a tag. A sequence also counts what is rolled back. */
async function onChange(event: 'insert' | 'update', body: string): Promise<void> {
  await pool.query(`create or replace function collide() returns trigger language plpgsql as $$
    begin ${body} return new; end $$`);
  await pool.query(`create trigger collide before ${event} on tags for each row execute function collide()`);
}
const REFUSE = (state: string) =>
  `perform nextval('attempts'); raise exception 'conflict' using errcode = '${state}';`;

async function buildTag(name: string): Promise<string> {
  const { status, body } = await call('POST', '/tags', { as, body: { name, color: 'teal' } });
  expect(status).toBe(201);
  return body.data.id;
}

test('two requests that deadlock are both carried out, once', async () => {
  const one = await buildTag('one');
  const other = await buildTag('other');
  const before = (await eventTypes()).length;
  // Each request takes a lock of its own, waits until the other has its own, and then wants the other's.
  await onChange(
    'update',
    `perform pg_advisory_xact_lock(case old.name when 'one' then 1 else 2 end);
     if nextval('attempts') <= 2 then
       while (select last_value < 2 from attempts) loop perform pg_sleep(0.001); end loop;
     end if;
     perform pg_advisory_xact_lock(case old.name when 'one' then 2 else 1 end);`,
  );
  await pool.query('grant select on sequence attempts to waqtor_app');
  const answers = await Promise.all([
    call('PATCH', `/tags/${one}`, { as, body: { color: 'red' } }),
    call('PATCH', `/tags/${other}`, { as, body: { color: 'red' } }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(answers.map(({ body }) => body.data.color)).toEqual(['red', 'red']);
  expect(await attempts(), 'PostgreSQL aborted one of them').toBeGreaterThan(2);
  expect((await eventTypes()).slice(before)).toEqual(['tag.updated', 'tag.updated']);
});

test.each([
  ['a deadlock', '40P01', 3],
  ['a serialization failure', '40001', 3],
  ['a lock timeout', '55P03', 1],
])('%s that does not end is answered with overloaded, and nothing was changed', async (_, state, most) => {
  await onChange('insert', REFUSE(state));
  const request = { as, body: { name: 'VIP', color: 'teal' }, headers: { 'idempotency-key': 'once' } };
  const refused = await call('POST', '/tags', request);
  expect([refused.status, refused.body.error.code]).toEqual([503, 'overloaded']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(await attempts()).toBe(most);
  expect(await eventTypes()).toEqual([]);

  await pool.query('drop trigger collide on tags');
  const accepted = await call('POST', '/tags', request);
  expect([accepted.status, accepted.headers['idempotency-replayed']]).toEqual([201, undefined]);
  expect(await eventTypes()).toEqual(['tag.created']);
});
