import { fieldProblem } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { type Ctx, type Role, roles } from '../../platform/platform.ts';
import type { LockedMember } from './members.store.ts';

/** Owners may appoint to any role, admins only to roles below their own, others to none. */
export function mayAppoint(actor: Role, role: Role): boolean {
  if (actor === 'owner') return true;
  return actor === 'admin' && (role === 'agent' || role === 'viewer');
}

/** Returns the roles that this role may not grant. */
export function rolesBeyond(actor: Role): Role[] {
  return roles.filter((role) => !mayAppoint(actor, role));
}

export function checkMayAppoint(actor: Role, role: Role): void {
  if (!mayAppoint(actor, role))
    throw new AppError('forbidden', [fieldProblem(null, 'role_required', { needs: 'owner' })]);
}

/** Throws `last_owner` if `userId` is the only active owner among these members. */
export function checkOwnerRemains(members: ReadonlyMap<string, LockedMember>, userId: string): void {
  const owners = [...members].filter(([, { role, isActive }]) => role === 'owner' && isActive);
  if (owners.length === 1 && owners[0]?.[0] === userId) throw new AppError('last_owner');
}

/** Returns the signed-in user of this request. Throws `forbidden` for an API key. */
export function checkPerson(ctx: Ctx): { userId: string; loginId: string } {
  if (ctx.caller.kind !== 'member') throw new AppError('forbidden', [fieldProblem(null, 'user_required')]);
  return ctx.caller;
}

/** Returns the caller's role as just locked, which may be lower than when the request was authenticated. */
export function actingRole(ctx: Ctx, members: ReadonlyMap<string, LockedMember>): Role {
  if (ctx.caller.kind === 'api_key') return ctx.caller.role;
  const actor = members.get(ctx.caller.userId);
  if (!actor?.isActive) throw new AppError('login_ended');
  return actor.role;
}
