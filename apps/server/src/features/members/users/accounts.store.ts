import type { Member, User } from '@waqtor/contract';
import { definerUserByEmail, type Tx } from '@waqtor/db';
import type { Role } from '../../../platform/platform.ts';
import { findTenantName } from '../../tenants/index.ts';

/** Returns the user with this address, by a security-definer function that returns only the id. */
export async function findUserId(tx: Tx, email: string): Promise<string | undefined> {
  return (await definerUserByEmail(tx, { address: email })) ?? undefined;
}

/** The transaction must be this user's own. */
export function findAccount(tx: Tx, userId: string) {
  return tx.db
    .selectFrom('users')
    .select(['id', 'email', 'name', 'locale', 'passwordHash'])
    .where('id', '=', userId)
    .executeTakeFirst();
}

/** Violates the constraint `users_email` if the address already has an account. */
export async function insertUser(
  tx: Tx,
  row: { id: string; email: string; name: string; locale: string; passwordHash: string; createdAt: Date },
): Promise<void> {
  await tx.db
    .insertInto('users')
    .values({ ...row, updatedAt: row.createdAt })
    .execute();
}

/** The transaction must be this user's own. */
export async function updatePassword(tx: Tx, userId: string, passwordHash: string, at: Date): Promise<void> {
  await tx.db.updateTable('users').set({ passwordHash, updatedAt: at }).where('id', '=', userId).execute();
}

/**
 * Lists the tenants of which this user is an active member, in the order in which they joined. The transaction
 * must be the user's own.
 */
export function listMemberships(
  tx: Tx,
  userId: string,
  options: { after?: { joinedAt: string; tenantId: string } | undefined; limit: number },
) {
  let query = tx.db
    .selectFrom('members')
    .select(['tenantId', 'role', 'createdAt'])
    .where('userId', '=', userId)
    .where('deactivatedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('tenantId')
    .limit(options.limit + 1);
  const { after } = options;
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('createdAt', 'tenantId'), '>', tuple(new Date(after.joinedAt), after.tenantId)),
    );
  }
  return query.execute();
}

/** A user as a member of one business, as needed for the response to signing in. */
export interface SignedInMember {
  userId: string;
  email: string;
  name: string;
  locale: string;
  theme: User['theme'];
  timeZone: string | null;
  preferences: unknown;
  tenantId: string;
  tenantName: string;
  role: Role;
  availability: Member['availability'];
}

/** Returns an active member; a deactivated one may not sign in. */
export async function findSignedInMember(
  tx: Tx,
  tenantId: string,
  userId: string,
): Promise<SignedInMember | undefined> {
  const row = await tx.db
    .selectFrom('members as m')
    .innerJoin('users as u', 'u.id', 'm.userId')
    .select([
      'm.userId',
      'u.email',
      'u.name',
      'u.locale',
      'u.theme',
      'u.timeZone',
      'u.preferences',
      'm.tenantId',
      'm.role',
      'm.availability',
    ])
    .where('m.tenantId', '=', tenantId)
    .where('m.userId', '=', userId)
    .where('m.deactivatedAt', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const tenantName = await findTenantName(tx, tenantId);
  return tenantName === undefined ? undefined : { ...row, tenantName };
}
