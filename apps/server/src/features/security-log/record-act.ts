import type { SecurityAction } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { newId } from '../../platform/ids.ts';
import type { Ctx, Platform, Visitor } from '../../platform/platform.ts';
import { insertSecurityEvent, type SecurityEventRow } from './security-log.store.ts';

/** What an act was about. `details` hold no secret. */
export interface Subject {
  target?: { kind: NonNullable<SecurityEventRow['targetKind']>; id: string };
  details?: Record<string, unknown>;
}

/** One line of the security log, as it is known when it happens. */
export interface Act extends Subject {
  action: SecurityAction;
  tenantId: string | null;
  actor: { kind: SecurityEventRow['actorKind']; id: string | null };
  visitor: Visitor;
  occurrences?: number;
}

/** Records what the caller of this request does, in the transaction that does it. */
export function recordAct(ctx: Ctx, tx: Tx, action: SecurityAction, subject: Subject = {}): Promise<void> {
  const { caller, tenantId, visitor } = ctx;
  const actor =
    caller.kind === 'member'
      ? { kind: 'member' as const, id: caller.userId }
      : { kind: 'api_key' as const, id: caller.apiKeyId };
  return recordActOf(ctx, tx, { action, tenantId, actor, visitor, ...subject });
}

/** Records an act whose actor is known from elsewhere than an authenticated request. */
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
