import { createHmac } from 'node:crypto';
import type { ErrorCode } from '@waqtor/contract';
import { newApiKeyText } from '../../features/api-keys/api-key-text.ts';
import { issueTicket } from '../../features/auth/index.ts';
import { type LoginClaims, signAccessToken } from '../../features/auth/logins/tokens/access-token.ts';
import { createSecrets } from '../../platform/crypto.ts';
import { newId } from '../../platform/ids.ts';
import { type Platform, type Role, roles } from '../../platform/platform.ts';
import type { SeededTenant } from '../seeds/seed-tenant.ts';

/** Returns an access token of one of the tenant's users. */
export async function tokenOf(platform: Platform, tenant: SeededTenant, role: Role): Promise<string> {
  return (await signAccessToken(platform, claimsOf(tenant, role))).token;
}

function claimsOf(tenant: SeededTenant, role: Role): LoginClaims {
  const { userId, loginId } = tenant.people[role];
  return { tenantId: tenant.id, userId, loginId };
}

/** A caller who must be refused, and the expected response. */
export interface UnauthorisedCaller {
  name: string;
  headers: Record<string, string>;
  status: 401 | 403;
  code: ErrorCode;
}

/**
 * Lists all callers that an endpoint requiring `role` must refuse, although they ask for their own tenant's
 * data.
 */
export async function listUnauthorised(
  platform: Platform,
  tenant: SeededTenant,
  other: SeededTenant,
  needed: Role,
): Promise<UnauthorisedCaller[]> {
  const claims = claimsOf(tenant, 'owner');
  const good = (await signAccessToken(platform, claims)).token;
  const elsewhere = { ...platform, secrets: createSecrets('cd'.repeat(32)) };
  const longAgo = {
    ...platform,
    clock: { ...platform.clock, now: () => new Date(platform.clock.now().getTime() - 3_600_000) },
  };
  const caller = { kind: 'member', role: 'owner', ...claims } as const;
  const tokens: [string, ErrorCode, string][] = [
    [
      'with a token of another installation',
      'unauthenticated',
      (await signAccessToken(elsewhere, claims)).token,
    ],
    ['with a token whose tenant was changed', 'unauthenticated', withTenant(good, other.id)],
    ['with a token that needs no signature', 'unauthenticated', unsigned(good)],
    ['with a token signed by a public text', 'unauthenticated', resigned(good, 'waqtor')],
    ['with a socket ticket', 'unauthenticated', (await issueTicket(platform, caller)).token],
    ['with a refresh token', 'unauthenticated', tenant.refreshToken],
    ['with an invented API key', 'unauthenticated', newApiKeyText(tenant.id).text],
    [
      'with the secret of another tenant’s API key',
      'unauthenticated',
      `${newApiKeyText(tenant.id).text.slice(0, 36)}${other.apiKey.slice(36)}`,
    ],
    ['with a revoked API key', 'api_key_revoked', tenant.revokedApiKey],
    ['with an expired token', 'token_expired', (await signAccessToken(longAgo, claims)).token],
    [
      'with a login that was ended',
      'login_ended',
      (await signAccessToken(platform, { ...claims, loginId: newId() })).token,
    ],
    [
      'with the login of somebody else',
      'login_ended',
      (await signAccessToken(platform, { ...claims, loginId: tenant.people.viewer.loginId })).token,
    ],
    [
      'with a login into a tenant one is no member of',
      'login_ended',
      (await signAccessToken(platform, { ...claims, tenantId: other.id })).token,
    ],
  ];
  const lower = await Promise.all(
    roles.slice(0, roles.indexOf(needed)).map(async (role) => ({
      name: `as ${role}`,
      headers: bearer(await tokenOf(platform, tenant, role)),
      status: 403 as const,
      code: 'forbidden' as const,
    })),
  );
  return [
    { name: 'anonymous', headers: {}, status: 401, code: 'unauthenticated' },
    ...tokens.map(([name, code, token]) => ({ name, headers: bearer(token), status: 401 as const, code })),
    ...lower,
  ];
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function withTenant(token: string, tenantId: string): string {
  const [head, body, signature] = token.split('.');
  return [head, encode({ ...decode(body), tenant: tenantId }), signature].join('.');
}

function unsigned(token: string): string {
  return `${encode({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`;
}

function resigned(token: string, key: string): string {
  const signed = token.split('.').slice(0, 2).join('.');
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
