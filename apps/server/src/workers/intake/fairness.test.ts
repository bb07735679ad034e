import { testDatabase, until } from '@waqtor/testing';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPlatform } from '../../platform/testing.ts';
import type { RoutedEvent } from './batches/routed-event.ts';
import { createIntake } from './intake.ts';
import { buildInboundMessage, buildWebhookSession, type TestSession } from './testing.ts';

const database = await testDatabase();
const platform = buildPlatform(database);
const intake = createIntake(platform, { batchItems: 100, maxWaiting: 2_000, lockTimeoutMs: 500 });
afterAll(() => intake.stop());

let busy: TestSession;
let quiet: TestSession;
beforeEach(async () => {
  busy = await buildWebhookSession(database, platform);
  quiet = await buildWebhookSession(database, platform);
});

const many = (
  session: TestSession,
  count: number,
  given: Parameters<typeof buildInboundMessage>[1] = {},
): RoutedEvent[] =>
  Array.from({ length: count }, (_, i) =>
    buildInboundMessage(session, { contact: { phone: `+21261${String(i).padStart(7, '0')}` }, ...given }),
  );

/**
 * Returns the ids of the transactions that stored a session's messages or items, in the order in which they
 * began to write.
 */
async function transactionsOf({ sessionId }: TestSession): Promise<number[]> {
  const { rows } = await database.admin.pool.query<{ xid: string }>(
    `select xmin::text as xid from messages where session_id = $1
     union select xmin::text from webhook_items where session_id = $1`,
    [sessionId],
  );
  return rows.map((row) => Number(row.xid)).sort((a, b) => a - b);
}

async function countMessages({ sessionId }: TestSession): Promise<number> {
  const { rows } = await database.admin.pool.query(
    'select count(*)::int as count from messages where session_id = $1',
    [sessionId],
  );
  return rows[0].count;
}

describe('a large submission', () => {
  test('is stored in several transactions and acknowledged after the last', async () => {
    await intake.submit(many(busy, 650));
    expect(await countMessages(busy)).toBe(650);
    expect((await transactionsOf(busy)).length).toBeGreaterThanOrEqual(7);
  });

  test('does not delay an item of another tenant beyond the next transaction', async () => {
    const large = intake.submit(many(busy, 900));
    // By now the first transaction of the large submission has started.
    await Promise.all([large, intake.submit([buildInboundMessage(quiet)])]);
    const [single = 0] = await transactionsOf(quiet);
    const others = await transactionsOf(busy);
    expect(others.filter((xid) => xid < single)).toHaveLength(1);
    expect(others.filter((xid) => xid > single).length).toBeGreaterThanOrEqual(6);
  });

  test('alternates with another large submission', async () => {
    const both = [intake.submit(many(busy, 900)), intake.submit(many(quiet, 200))];
    await Promise.all(both);
    const last = Math.max(...(await transactionsOf(quiet)));
    expect((await transactionsOf(busy)).filter((xid) => xid > last).length).toBeGreaterThanOrEqual(4);
  });

  test('does not delay another number of the same tenant', async () => {
    const second = await buildWebhookSession(database, platform, {
      tenantId: busy.tenantId,
      phoneNumberId: '2233',
    });
    const large = intake.submit(many(busy, 900));
    const single = intake.submit([buildInboundMessage(second)]);
    await Promise.all([large, single]);
    const [xid = 0] = await transactionsOf(second);
    expect((await transactionsOf(busy)).filter((other) => other > xid).length).toBeGreaterThanOrEqual(6);
  });

  test('that is repeated after a part was stored is stored once', async () => {
    const events = many(busy, 300);
    await intake.submit(events.slice(0, 140));
    await intake.submit(events);
    expect(await countMessages(busy)).toBe(300);
  });
});

describe('items that cannot be stored', () => {
  test('delay their own tenant only', async () => {
    const poisoned = intake.submit(many(busy, 20, { direction: 'sideways' as 'in' }));
    await intake.submit([buildInboundMessage(quiet)]);
    const [single = 0] = await transactionsOf(quiet);
    await poisoned;
    expect(await countMessages(busy)).toBe(0);
    const kept = await transactionsOf(busy);
    expect(kept).toHaveLength(20);
    expect(kept.filter((xid) => xid < single).length).toBeLessThanOrEqual(4);
  });

  test('do not block other items of their tenant', async () => {
    const poisoned = intake.submit(many(busy, 20, { direction: 'sideways' as 'in' }));
    await until(async () => (await transactionsOf(busy)).length > 0, { what: 'the first kept item' });
    await intake.submit([buildInboundMessage(busy)]);
    await poisoned;
    const { rows } = await database.admin.pool.query(
      'select xmin::text as xid from messages where session_id = $1',
      [busy.sessionId],
    );
    expect((await transactionsOf(busy)).filter((xid) => xid > Number(rows[0].xid)).length).toBeGreaterThan(0);
  });

  test('because of an id too long for an index are found before any transaction', async () => {
    const long = 'w'.repeat(3_000);
    await intake.submit([
      buildInboundMessage(busy, { providerId: long as never }),
      buildInboundMessage(busy),
    ]);
    expect(await countMessages(busy)).toBe(1);
    expect(await transactionsOf(busy)).toHaveLength(1);
  });
});

test('a tenant with locked rows does not delay other tenants', async () => {
  await intake.submit([buildInboundMessage(busy)]);
  const holder = await database.admin.pool.connect();
  try {
    await holder.query('begin');
    await holder.query('select from event_heads where tenant_id = $1 for update', [busy.tenantId]);
    let isStored = false;
    const held = intake.submit([buildInboundMessage(busy)]).then(() => {
      isStored = true;
    });
    await intake.submit([buildInboundMessage(quiet)]);
    await intake.submit([buildInboundMessage(quiet)]);
    expect(await countMessages(quiet)).toBe(2);
    expect(isStored).toBe(false);
    await holder.query('rollback');
    await held;
    expect(await countMessages(busy)).toBe(2);
  } finally {
    holder.release(true);
  }
});

describe('a backlog', () => {
  test('refuses its own tenant, but no other', async () => {
    const first = intake.submit(many(busy, 900));
    await expect(intake.submit(many(busy, 200))).rejects.toMatchObject({ code: 'overloaded' });
    await intake.submit(many(quiet, 200));
    await first;
    expect(await countMessages(busy)).toBe(900);
    await intake.submit(many(busy, 200));
  });

  test("refuses its tenant's part of a shared webhook, which Meta delivers again", async () => {
    const first = intake.submit(many(busy, 900));
    const mixed = [...many(busy, 200), buildInboundMessage(quiet)];
    await expect(intake.submit(mixed)).rejects.toMatchObject({ code: 'overloaded' });
    expect(await countMessages(quiet)).toBe(1);
    await first;
    await intake.submit(mixed);
    expect(await countMessages(quiet)).toBe(1);
  });
});
