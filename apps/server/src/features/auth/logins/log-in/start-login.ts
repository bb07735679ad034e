import { type LoginResult, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { newId } from '../../../../platform/ids.ts';
import type { Platform } from '../../../../platform/platform.ts';
import type { SignedInMember } from '../../../members/index.ts';
import { presentUser, recordLastLogin } from '../../../members/index.ts';
import { recordActOf } from '../../../security-log/index.ts';
import { deleteOldLogins, insertLogin, type LoginClient } from '../logins.store.ts';
import { signAccessToken } from '../tokens/access-token.ts';
import { newRefreshToken, type RefreshToken } from '../tokens/refresh-token.ts';

const DAY_MS = 86_400_000;
/** A login that is not refreshed for this long ends. */
export const IDLE_MS = 30 * DAY_MS;
/** A login ends after this long, however often it is refreshed. */
const LIFETIME_MS = 180 * DAY_MS;

/** Client IP and user agent. */
export interface Visitor {
  ip: string;
  userAgent: string | undefined;
}

/** A login, with what the browser or program needs to continue. */
export interface OpenLogin {
  entrance: SignedInMember;
  client: LoginClient;
  loginId: string;
  refreshToken: RefreshToken;
}

/** Starts a login in the transaction's tenant. `provenAt`: when the password was entered; default: now. */
export async function startLogin(
  platform: Platform,
  tx: Tx,
  {
    entrance,
    client,
    visitor,
    provenAt,
  }: { entrance: SignedInMember; client: LoginClient; visitor: Visitor; provenAt?: Date | null },
): Promise<OpenLogin> {
  const { tenantId, userId } = entrance;
  const createdAt = platform.clock.now();
  const loginId = newId();
  const refreshToken = newRefreshToken(platform.secrets, { loginId, tenantId });
  await insertLogin(tx, {
    id: loginId,
    tenantId,
    userId,
    client,
    tokenHash: refreshToken.hash,
    expiresAt: loginExpiry(createdAt, createdAt),
    userAgent: visitor.userAgent?.slice(0, 300) ?? null,
    ip: visitor.ip,
    createdAt,
    provenAt: provenAt === undefined ? createdAt : provenAt,
  });
  await recordActOf(platform, tx, {
    action: 'login.succeeded',
    tenantId,
    actor: { kind: 'member', id: userId },
    target: { kind: 'login', id: loginId },
    visitor,
    details: { client },
  });
  await recordLastLogin(tx, tenantId, userId, createdAt);
  await deleteOldLogins(tx, userId, new Date(createdAt.getTime() - IDLE_MS));
  return { entrance, client, loginId, refreshToken };
}

export function loginExpiry(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_MS, createdAt.getTime() + LIFETIME_MS));
}

/** Presents the response to signing in. Only programs get the refresh token in the body. */
export async function presentSignedIn(platform: Platform, open: OpenLogin): Promise<LoginResult> {
  const { entrance, loginId, client, refreshToken } = open;
  const { tenantId, userId } = entrance;
  const access = await signAccessToken(platform, { tenantId, userId, loginId });
  return {
    accessToken: access.token,
    expiresAt: access.expiresAt.toISOString(),
    refreshToken: client === 'api_client' ? refreshToken.text : null,
    user: presentUser({ ...entrance, id: userId }),
    tenant: { id: toPublicId('tenant', tenantId), name: entrance.tenantName },
    role: entrance.role,
    availability: entrance.availability,
  };
}
