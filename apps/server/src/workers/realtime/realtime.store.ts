import type { Tx } from '@waqtor/db';
import type { Role } from '../../platform/platform.ts';

/**
 * Which of these logins and API keys may still be here, and as what: not ended, not expired, their member not removed,
 * the creator of the key one who may create keys.
 */
export async function findLiveCallers(
  tx: Tx,
  ids: { loginIds: string[]; apiKeyIds: string[] },
  at: Date,
): Promise<Map<string, Role>> {
  const { rows } = await tx.client.query<{ id: string; role: Role }>(
    `select l.id, m.role from logins l
       join members m on m.tenant_id = l.tenant_id and m.user_id = l.user_id
     where l.id = any ($1::uuid[]) and l.tenant_id = any ($4::uuid[])
       and l.revoked_at is null and l.expires_at > $3
     union all
     select k.id, k.role from api_keys k
       join members m on m.tenant_id = k.tenant_id and m.user_id = k.created_by and m.role in ('owner', 'admin')
     where k.id = any ($2::uuid[]) and k.tenant_id = any ($4::uuid[])
       and k.revoked_at is null and (k.expires_at is null or k.expires_at > $3)`,
    [ids.loginIds, ids.apiKeyIds, at, tx.tenantIds],
  );
  return new Map(rows.map(({ id, role }) => [id, role]));
}

/** Which of these conversations there are in this tenant. */
export async function findConversations(tx: Tx, tenantId: string, ids: string[]): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from conversations where tenant_id = $1 and id = any ($2::uuid[])',
    [tenantId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
