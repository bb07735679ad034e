import { type IdKind, type SecurityAction, type SecurityEvent, toPublicId } from '@waqtor/contract';
import type { SecurityEventRow } from './security-log.store.ts';

const idKinds = {
  user: 'user',
  login: 'login',
  invitation: 'invitation',
  api_key: 'apiKey',
  session: 'session',
  member: 'user',
} as const satisfies Record<string, IdKind>;

export function presentSecurityEvent(row: SecurityEventRow): SecurityEvent {
  const { actorKind, actorId, targetKind, targetId } = row;
  return {
    id: toPublicId('securityEvent', row.id),
    at: row.at.toISOString(),
    action: row.action as SecurityAction,
    actor: {
      type: actorKind,
      id: actorId === null || actorKind === 'anonymous' ? null : toPublicId(idKinds[actorKind], actorId),
    },
    target:
      targetKind && targetId ? { type: targetKind, id: toPublicId(idKinds[targetKind], targetId) } : null,
    ip: row.ip,
    userAgent: row.userAgent,
    details: row.details as SecurityEvent['details'],
    occurrences: row.occurrences,
  };
}
