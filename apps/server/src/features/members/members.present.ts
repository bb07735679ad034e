import { type Member, toPublicId } from '@waqtor/contract';
import type { MemberRow } from './members.store.ts';

export function presentMember(row: MemberRow): Member {
  return {
    userId: toPublicId('user', row.userId),
    name: row.name,
    email: row.email,
    role: row.role,
    availability: row.availability,
    joinedAt: row.createdAt.toISOString(),
    lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
    deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
  };
}
