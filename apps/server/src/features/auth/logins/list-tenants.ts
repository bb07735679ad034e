import { type Membership, toPublicId } from '@waqtor/contract';
import { withTenants } from '@waqtor/db';
import { cutPage, decodeCursor, isInstant, isUuid } from '../../../platform/http/cursor.ts';
import type { Ctx } from '../../../platform/platform.ts';
import { listMemberships } from '../../members/index.ts';
import { listTenantNames } from '../../tenants/index.ts';
import { accessLogin } from './access-login.ts';

/** Lists the businesses of the signed-in user, in the order in which they joined. */
export async function listTenants(
  ctx: Ctx,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Membership[]; nextCursor: string | null }> {
  const { userId } = accessLogin(ctx);
  const [joinedAt, tenantId] = cursor === undefined ? [] : decodeCursor(cursor, [isInstant, isUuid]);
  const after = joinedAt ? { joinedAt: String(joinedAt), tenantId: String(tenantId) } : undefined;
  const found = await ctx.tx((tx) => listMemberships(tx, userId, { after, limit }));
  const page = cutPage(found, limit, (row) => [row.createdAt.toISOString(), row.tenantId]);
  const ids = page.rows.map((row) => row.tenantId);
  const names = await withTenants(ctx.db, ids, (tx) => listTenantNames(tx, ids), { readOnly: true });
  const items = page.rows.map((row) => ({
    tenant: { id: toPublicId('tenant', row.tenantId), name: names.get(row.tenantId) ?? '' },
    role: row.role,
    joinedAt: row.createdAt.toISOString(),
  }));
  return { items, nextCursor: page.nextCursor };
}
