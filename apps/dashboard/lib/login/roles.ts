import type { Schemas } from '../api.ts';

export type Role = Schemas['SignedIn']['role'];

/** Who looks after the business: may change what is everybody's, and delete. */
export function isAdmin(role: Role): boolean {
  return role === 'owner' || role === 'admin';
}
