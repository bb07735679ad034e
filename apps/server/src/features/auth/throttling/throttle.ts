import type { Database } from '@waqtor/db';
import { sha256 } from '../../../platform/crypto.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Budget, budgets, type Kind } from './budgets.ts';

/*
 * Limits on failed attempts, stored in `login_throttles` so that they apply across processes. An attempt is
 * charged before its work, in one statement, and refunded if it succeeds: a thousand concurrent attempts get
 * no further than a thousand sequential ones.
 */

/** One attempt that was charged. */
export interface Charge {
  key: Buffer;
}

/**
 * Returns the key of a budget's row: a hash, so that the table contains no addresses. Its first byte sorts by
 * kind, which is the lock order.
 */
export function throttleKey(kind: Kind, text: string): Buffer {
  return Buffer.concat([Buffer.of(budgets[kind].order), sha256(`${kind}\n${text}`)]);
}

/** Charges one attempt; returns undefined if the budget is exhausted. */
export async function tryCharge(platform: Platform, kind: Kind, text: string): Promise<Charge | undefined> {
  const key = throttleKey(kind, text);
  const { rowCount } = await platform.db.pool.query(`${chargeSql(budgets[kind], '$2')} returning t.key`, [
    platform.clock.now(),
    key,
  ]);
  return rowCount === 1 ? { key } : undefined;
}

/** Charges one attempt. If the budget is exhausted, throws `rate_limited` with the seconds to wait. */
export async function charge(platform: Platform, kind: Kind, text: string): Promise<Charge> {
  const charged = await tryCharge(platform, kind, text);
  if (!charged) throw await rateLimited(platform, [throttleKey(kind, text)]);
  return charged;
}

/**
 * Returns the SQL insert that charges one row, to be followed by `returning`. `$1` is the current time, `key`
 * the SQL expression of the row's key. A blocked row stays unchanged and is not returned. `from` makes the
 * charge depend on an earlier one in the same statement.
 */
export function chargeSql(budget: Budget, key: string, from = ''): string {
  const { free, stepMs, maxMs, resetAfterMs } = budget;
  const failures = `(case when t.updated_at < $1::timestamptz - interval '${resetAfterMs} ms' then 1 else t.failures + 1 end)`;
  const waitMs = `least(${maxMs}, ${stepMs} * power(2, least(${failures} - ${free}, 30)))`;
  return `
    insert into login_throttles as t (key, failures, updated_at) select ${key}::bytea, 1, $1::timestamptz ${from}
    on conflict (key) do update set
      failures = ${failures},
      blocked_until = case when ${failures} >= ${free} then $1::timestamptz + ${waitMs} * interval '1 ms' end,
      updated_at = $1
    where t.blocked_until is null or t.blocked_until <= $1`;
}

/** Refunds charges. With `succeeded`, that row is reset and records the success. */
export async function refundCharges(
  { db, clock }: { db: Database; clock: Platform['clock'] },
  charges: Charge[],
  succeeded?: Charge,
): Promise<void> {
  await db.pool.query(
    `update login_throttles t set
       failures = case when t.key = $3 then 0 else greatest(t.failures - 1, 0) end,
       blocked_until = null,
       succeeded_at = case when t.key = $3 then $1 else t.succeeded_at end
     from (select key from login_throttles where key = any ($2::bytea[]) order by key for update) l
     where t.key = l.key`,
    [clock.now(), charges.map((charged) => charged.key), succeeded?.key ?? null],
  );
}

/** Returns the error, with the longest wait of these rows. */
export async function rateLimited({ db, clock }: Platform, keys: Buffer[]): Promise<AppError> {
  const { rows } = await db.pool.query<{ until: Date | null }>(
    'select max(blocked_until) as until from login_throttles where key = any ($1::bytea[])',
    [keys],
  );
  const waitMs = (rows[0]?.until?.getTime() ?? 0) - clock.now().getTime();
  return new AppError('rate_limited', undefined, { retryAfter: Math.max(1, waitMs / 1000) });
}
