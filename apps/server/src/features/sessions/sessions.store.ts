import type { SessionStatusReason } from '@waqtor/contract';
import type { DB, Tx } from '@waqtor/db';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { type StateReports, stateReportsOf, worstOf } from './state/session-health.ts';

export type SessionRow = Selectable<DB['sessions']>;

/** A send queue that is paused until this date waits for a user to act. */
const UNTIL_RESTART = new Date('9999-12-31T00:00:00.000Z');

export async function insertSession(
  tx: Tx,
  row: {
    id: string;
    tenantId: string;
    engine: SessionRow['engine'];
    name: string;
    isSimulated: boolean;
    credentials: Buffer;
    verifyTokenHash: Buffer;
    phoneNumberId: string;
    wabaId: string;
    teamId: string | null;
    settings: unknown;
    at: Date;
  },
): Promise<SessionRow> {
  const { at, settings, ...rest } = row;
  const session = await tx.db
    .insertInto('sessions')
    .values({
      ...rest,
      settings: JSON.stringify(settings),
      createdAt: at,
      updatedAt: at,
      stateChangedAt: at,
      checkedAt: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx.db.insertInto('sendQueues').values({ sessionId: row.id, tenantId: row.tenantId }).execute();
  return session;
}

export function findSession(tx: Tx, tenantId: string, id: string): Promise<SessionRow | undefined> {
  return tx.db
    .selectFrom('sessions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Returns the row, locked (FOR KEY SHARE) so that it cannot be deleted until the transaction ends, for
 * inserting rows that reference it.
 */
export function lockSessionShared(tx: Tx, tenantId: string, id: string): Promise<SessionRow | undefined> {
  return tx.db
    .selectFrom('sessions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
}

/** Returns the row, locked until the transaction ends. */
export function lockSession(tx: Tx, tenantId: string, id: string): Promise<SessionRow | undefined> {
  return tx.db
    .selectFrom('sessions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export function listSessions(
  tx: Tx,
  tenantId: string,
  page: { limit: number; after: { createdAt: Date; id: string } | undefined },
): Promise<SessionRow[]> {
  const { after } = page;
  return tx.db
    .selectFrom('sessions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('createdAt', 'id'), '>', tuple(after?.createdAt as Date, after?.id as string)),
      ),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
}

export interface SessionChange {
  name?: string;
  isSimulated?: boolean;
  credentials?: Buffer;
  verifyTokenHash?: Buffer;
  teamId?: string | null;
  settings?: unknown;
  /** The result of a connection check. */
  state?: SessionRow['state'];
  stateCode?: SessionStatusReason | null;
  stateReason?: string | null;
  /** Replaces the session's stored reports; a `state` given as well is added to them. */
  reports?: StateReports;
  phoneNumber?: string | null;
  health?: unknown;
  checkedAt?: Date;
}

/** SQL for the team of a session's new conversations, which locks the team; null if it has none. */
export function teamOfSession({
  tenantId,
  sessionId,
}: {
  tenantId: string;
  sessionId: string;
}): RawBuilder<string | null> {
  return sql<string | null>`(select t.id from sessions s
    join teams t on t.tenant_id = s.tenant_id and t.id = s.team_id
    where s.tenant_id = ${tenantId} and s.id = ${sessionId} for key share of t)`;
}

/** Writes the changes. `stateChangedAt` is updated only with the state, which is derived from the reports. */
export async function updateSession(
  tx: Tx,
  session: SessionRow,
  change: SessionChange,
  at: Date,
): Promise<SessionRow> {
  const { settings, health, state, stateCode, stateReason, reports, ...rest } = change;
  const known = { ...(reports ?? stateReportsOf(session)) };
  if (state !== undefined) {
    known.connection = { state, code: stateCode ?? null, reason: stateReason ?? null, at: at.toISOString() };
  }
  const isMoved = state !== undefined || reports !== undefined;
  const worst = isMoved ? worstOf(known) : undefined;
  return tx.db
    .updateTable('sessions')
    .set({
      ...rest,
      ...(worst === undefined ? {} : { ...worst, stateReports: JSON.stringify(known) }),
      ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
      ...(health === undefined ? {} : { health: JSON.stringify(health) }),
      ...(worst !== undefined && worst.state !== session.state ? { stateChangedAt: at } : {}),
      updatedAt: at,
    })
    .where('tenantId', '=', session.tenantId)
    .where('id', '=', session.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Claims the check of a session last checked before `dueBefore`; returns undefined if another process has
 * claimed it.
 */
export function claimCheck(
  tx: Tx,
  { tenantId, sessionId }: { tenantId: string; sessionId: string },
  { dueBefore, at }: { dueBefore: Date; at: Date },
): Promise<SessionRow | undefined> {
  return tx.db
    .updateTable('sessions')
    .set({ checkedAt: at })
    .where('id', '=', sessionId)
    .where('tenantId', '=', tenantId)
    .where('checkedAt', '<', dueBefore)
    .returningAll()
    .executeTakeFirst();
}

/** Removes this team from all its sessions; returns the updated rows. */
export function releaseSessions(tx: Tx, tenantId: string, teamId: string, at: Date): Promise<SessionRow[]> {
  return tx.db
    .updateTable('sessions')
    .set({ teamId: null, updatedAt: at })
    .where('tenantId', '=', tenantId)
    .where('teamId', '=', teamId)
    .returningAll()
    .execute();
}

export async function deleteSession(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.db.deleteFrom('sessions').where('tenantId', '=', tenantId).where('id', '=', id).execute();
}

/** Pauses the send queue until a user resumes it, or WhatsApp lifts the restriction. */
export async function pauseSendQueue(
  tx: Tx,
  tenantId: string,
  sessionId: string,
  reason: string,
): Promise<void> {
  await tx.db
    .updateTable('sendQueues')
    .set({ pausedUntil: UNTIL_RESTART, pauseReason: reason })
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId)
    .execute();
}

/** Resumes the send queue, for whatever reason it was paused. */
export async function resumeSendQueue(tx: Tx, tenantId: string, sessionId: string): Promise<void> {
  await tx.db
    .updateTable('sendQueues')
    .set({ pausedUntil: null, pauseReason: null })
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId)
    .execute();
}

export interface SessionErrorInput {
  id: string;
  tenantId: string;
  sessionId: string;
  source: string;
  code: string;
  message: string;
  details?: unknown;
  at: Date;
}

/** Stores a session error for the users who manage the session. `details` contain no secrets. */
export async function insertSessionError(tx: Tx, error: SessionErrorInput): Promise<void> {
  await tx.db
    .insertInto('sessionErrors')
    .values({ ...error, details: error.details === undefined ? null : JSON.stringify(error.details) })
    .execute();
}

export function listSessionErrors(
  tx: Tx,
  tenantId: string,
  sessionId: string,
  page: { limit: number; before: { at: Date; id: string } | undefined },
) {
  const { before } = page;
  return tx.db
    .selectFrom('sessionErrors')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('sessionId', '=', sessionId)
    .$if(before !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('at', 'id'), '<', tuple(before?.at as Date, before?.id as string)),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}
