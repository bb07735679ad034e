import type { Role } from '../../lib/login/roles.ts';

/** From the one who may do all to the one who may only look. */
const roles: readonly Role[] = ['owner', 'admin', 'agent', 'viewer'];

/** The roles somebody of this role may give and take; the server's rule, so that nothing is offered in vain. */
export function rolesGivenBy(role: Role): readonly Role[] {
  if (role === 'owner') return roles;
  return role === 'admin' ? roles.slice(2) : [];
}
