import type { UserChanges } from '@waqtor/contract';
import { definerUserByEmail, type Tx } from '@waqtor/db';
import type { UserRow } from './users.present.ts';

const columns = ['id', 'email', 'name', 'locale', 'theme', 'timeZone', 'preferences'] as const;

/** The transaction must be this user's own, or include one of the user's tenants. */
export function findUser(tx: Tx, userId: string): Promise<UserRow | undefined> {
  return tx.db.selectFrom('users').select(columns).where('id', '=', userId).executeTakeFirst();
}

/** Does the same, with the row locked until the transaction ends. */
export function lockUser(tx: Tx, userId: string): Promise<UserRow> {
  return tx.db
    .selectFrom('users')
    .select(columns)
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Updates only the given fields, and preferences as a whole; the transaction must be the user's own. */
export function updateUser(tx: Tx, userId: string, given: UserChanges, at: Date): Promise<UserRow> {
  const { preferences, ...changes } = given;
  const kept = preferences === undefined ? {} : { preferences: JSON.stringify(preferences) };
  return tx.db
    .updateTable('users')
    .set({ ...changes, ...kept, updatedAt: at })
    .where('id', '=', userId)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Whether an address has an account. This may be revealed only to the owner of its mailbox. */
export async function hasAccount(tx: Tx, email: string): Promise<boolean> {
  return (await definerUserByEmail(tx, { address: email })) !== null;
}
