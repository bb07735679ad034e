import type { Role } from '../../lib/login/roles.ts';

/** Roles, from the most to the fewest permissions. */
const roles: readonly Role[] = ['owner', 'admin', 'agent', 'viewer'];

/**
 * The roles that a user of this role may grant and revoke; the same rule as the server's, so that the
 * interface offers no role that the server would refuse.
 */
export function assignableRoles(role: Role): readonly Role[] {
  if (role === 'owner') return roles;
  return role === 'admin' ? roles.slice(2) : [];
}
