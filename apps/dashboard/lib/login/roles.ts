import type { Schemas } from '../api.ts';

export type Role = Schemas['LoginResult']['role'];

/** Owners and admins: may change shared settings, and delete. */
export function isAdmin(role: Role): boolean {
  return role === 'owner' || role === 'admin';
}
