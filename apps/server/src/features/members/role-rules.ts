import { fieldProblem } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import { type Ctx, type Role, roles } from '../../platform/platform.ts';

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

/** Throws `last_owner` if `userId` is the only owner among these roles. */
export function checkOwnerRemains(roles: ReadonlyMap<string, Role>, userId: string): void {
  const others = [...roles].filter(([id, role]) => role === 'owner' && id !== userId);
  if (roles.get(userId) === 'owner' && others.length === 0) throw new AppError('last_owner');
}

/** Returns the signed-in user of this request. Throws `forbidden` for an API key. */
export function checkPerson(ctx: Ctx): { userId: string; loginId: string } {
  if (ctx.caller.kind !== 'member') throw new AppError('forbidden', [fieldProblem(null, 'user_required')]);
  return ctx.caller;
}

/** Returns the caller's role as just locked, which may be lower than when the request was authenticated. */
export function actingRole(ctx: Ctx, roles: ReadonlyMap<string, Role>): Role {
  if (ctx.caller.kind === 'api_key') return ctx.caller.role;
  const role = roles.get(ctx.caller.userId);
  if (!role) throw new AppError('login_ended');
  return role;
}
