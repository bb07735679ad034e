import type { Member } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { Role } from '../../platform/platform.ts';

export interface MemberRow {
  userId: string;
  name: string;
  email: string;
  role: Role;
  availability: Member['availability'];
  createdAt: Date;
  lastLoginAt: Date | null;
  deactivatedAt: Date | null;
}

/** The position after which a page of members begins. */
export interface MemberPosition {
  createdAt: string;
  userId: string;
}

/**
 * Lists members in the order in which they joined, one more than `limit`, to know whether there is a next
 * page.
 */
export function listMembers(
  tx: Tx,
  tenantId: string,
  { after, limit }: { after: MemberPosition | undefined; limit: number },
): Promise<MemberRow[]> {
  let query = members(tx, tenantId)
    .orderBy('m.createdAt')
    .orderBy('m.userId')
    .limit(limit + 1);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('m.createdAt', 'm.userId'), '>', tuple(new Date(after.createdAt), after.userId)),
    );
  }
  return query.execute();
}

export function findMember(tx: Tx, tenantId: string, userId: string): Promise<MemberRow | undefined> {
  return members(tx, tenantId).where('m.userId', '=', userId).executeTakeFirst();
}

/**
 * Returns the role of an active member, locked (FOR SHARE), so that they cannot be removed, deactivated or
 * changed until the transaction ends.
 */
export async function lockMemberShared(tx: Tx, tenantId: string, userId: string): Promise<Role | undefined> {
  const row = await tx.db
    .selectFrom('members')
    .select('role')
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('deactivatedAt', 'is', null)
    .forShare()
    .executeTakeFirst();
  return row?.role;
}

/**
 * Returns those of these users who are members, locked in the same way. Includes deactivated members, who stay
 * in their teams and in the notes that mention them.
 */
export async function lockMembersShared(
  tx: Tx,
  tenantId: string,
  userIds: readonly string[],
): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('members')
    .select('userId')
    .where('tenantId', '=', tenantId)
    .where('userId', 'in', userIds)
    .orderBy('userId')
    .forShare()
    .execute();
  return new Set(rows.map((row) => row.userId));
}

/** Returns the active members with one of these roles, as uuids. */
export async function findMembersByRole(
  tx: Tx,
  tenantId: string,
  wanted: readonly Role[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('members')
    .select('userId')
    .where('tenantId', '=', tenantId)
    .where('role', 'in', wanted)
    .where('deactivatedAt', 'is', null)
    .orderBy('userId')
    .execute();
  return rows.map((row) => row.userId);
}

export function findMemberByEmail(tx: Tx, tenantId: string, email: string): Promise<MemberRow | undefined> {
  return members(tx, tenantId)
    .where(({ eb, fn }) => eb(fn<string>('lower', ['u.email']), '=', email.toLowerCase()))
    .executeTakeFirst();
}

function members(tx: Tx, tenantId: string) {
  return tx.db
    .selectFrom('members as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .select(['m.userId', 'u.name', 'u.email', 'm.role', 'm.availability', 'm.createdAt'])
    .select(['m.lastLoginAt', 'm.deactivatedAt'])
    .where('m.tenantId', '=', tenantId);
}

/** A member as locked for a change of roles. */
export interface LockedMember {
  role: Role;
  isActive: boolean;
}

/**
 * Locks these members and all owners, always in the same order, until the transaction ends, and returns their
 * current roles. Every role change, deactivation and removal does this first, so that concurrent ones see each
 * other and at least one active owner remains.
 */
export async function lockRoles(
  tx: Tx,
  tenantId: string,
  userIds: string[],
): Promise<Map<string, LockedMember>> {
  const rows = await tx.db
    .selectFrom('members')
    .select(['userId', 'role', 'deactivatedAt'])
    .where('tenantId', '=', tenantId)
    .where(({ eb, or }) => or([eb('role', '=', 'owner'), eb('userId', 'in', userIds)]))
    .orderBy('userId')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.userId, { role: row.role, isActive: row.deactivatedAt === null }]));
}

/** Returns false if the user already is a member; their role then stays unchanged. */
export async function addMember(
  tx: Tx,
  member: { tenantId: string; userId: string; role: Role; at: Date },
): Promise<boolean> {
  const { tenantId, userId, role, at } = member;
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('members')
    .values({ tenantId, userId, role, createdAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateRole(tx: Tx, tenantId: string, userId: string, role: Role): Promise<void> {
  await tx.db
    .updateTable('members')
    .set({ role })
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .execute();
}

/** `at`: when the member was deactivated; null reactivates. */
export async function updateDeactivation(
  tx: Tx,
  tenantId: string,
  userId: string,
  at: Date | null,
): Promise<void> {
  await tx.db
    .updateTable('members')
    .set({ deactivatedAt: at })
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .execute();
}

export async function recordLastLogin(tx: Tx, tenantId: string, userId: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('members')
    .set({ lastLoginAt: at })
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .execute();
}

/** Returns false if they are not a member, or if nothing changes. */
export async function updateAvailability(
  tx: Tx,
  tenantId: string,
  userId: string,
  availability: Member['availability'],
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('members')
    .set({ availability })
    .where('tenantId', '=', tenantId)
    .where('userId', '=', userId)
    .where('availability', '<>', availability)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deletes the membership; a foreign key ends its logins. */
export async function deleteMember(tx: Tx, tenantId: string, userId: string): Promise<void> {
  await tx.db.deleteFrom('members').where('tenantId', '=', tenantId).where('userId', '=', userId).execute();
}
