import type { SecurityAction } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { newId } from '../../platform/ids.ts';
import type { Ctx, Platform, Visitor } from '../../platform/platform.ts';
import { insertSecurityEvent, type SecurityEventRow } from './security-log.store.ts';

/** The object of a security event. `details` contain no secrets. */
export interface Subject {
  target?: { kind: NonNullable<SecurityEventRow['targetKind']>; id: string };
  details?: Record<string, unknown>;
}

/** A security event as passed in by the code that performs the action. */
export interface Act extends Subject {
  action: SecurityAction;
  tenantId: string | null;
  actor: { kind: SecurityEventRow['actorKind']; id: string | null };
  visitor: Visitor;
  occurrences?: number;
}

/** Records an action of this request's caller, in the transaction that performs it. */
export function recordAct(ctx: Ctx, tx: Tx, action: SecurityAction, subject: Subject = {}): Promise<void> {
  const { caller, tenantId, visitor } = ctx;
  const actor =
    caller.kind === 'member'
      ? { kind: 'member' as const, id: caller.userId }
      : { kind: 'api_key' as const, id: caller.apiKeyId };
  return recordActOf(ctx, tx, { action, tenantId, actor, visitor, ...subject });
}

/** Records an action whose actor is not the caller of an authenticated request. */
export async function recordActOf(
  platform: Pick<Platform, 'clock' | 'log'>,
  tx: Tx,
  act: Act,
): Promise<void> {
  const { action, tenantId, actor, target, visitor, details = {}, occurrences = 1 } = act;
  await insertSecurityEvent(tx, {
    id: newId(),
    tenantId,
    at: platform.clock.now(),
    action,
    actorKind: actor.kind,
    actorId: actor.id,
    targetKind: target?.kind ?? null,
    targetId: target?.id ?? null,
    ip: visitor.ip,
    userAgent: visitor.userAgent?.slice(0, 300) ?? null,
    details: JSON.stringify(details),
    occurrences,
  });
  tx.afterCommit.push(() => {
    const line = { action, tenantId, actor, target, ip: visitor.ip, details, occurrences };
    platform.log.info({ security: line }, 'security event');
  });
}
