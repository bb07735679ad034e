import { withTenants } from '@waqtor/db';
import { sha256 } from '../../../platform/crypto.ts';
import type { Platform } from '../../../platform/platform.ts';
import { findUserId, listMemberships } from '../../members/index.ts';
import { recordRefusal } from '../../security-log/index.ts';
import type { Visitor } from '../logins/log-in/start-login.ts';

/** A failure is recorded in at most this many businesses of a user. */
const MAX_TENANTS = 3;

/**
 * Records a failed sign-in in the security log of the businesses of which this address is a member. The
 * look-up happens after the response, so that its timing reveals nothing. The address itself is not stored.
 */
export function recordFailure(
  platform: Platform,
  action: 'login.failed' | 'login.locked_out',
  { email, visitor }: { email: string; visitor: Visitor },
): void {
  const name = email.toLowerCase();
  recordRefusal(platform, {
    action,
    tenantId: null,
    actor: { kind: 'anonymous', id: null },
    visitor: { ip: visitor.ip, userAgent: visitor.userAgent },
    about: sha256(name).toString('hex'),
    find: async () => {
      const userId = await withTenants(platform.db, [], (tx) => findUserId(tx, name), { readOnly: true });
      if (!userId) return [];
      const memberships = await withTenants(
        platform.db,
        [],
        (tx) => listMemberships(tx, userId, { limit: MAX_TENANTS }),
        { userId, readOnly: true },
      );
      const target = { kind: 'user', id: userId } as const;
      return memberships.slice(0, MAX_TENANTS).map(({ tenantId }) => ({ tenantId, target }));
    },
  });
}
