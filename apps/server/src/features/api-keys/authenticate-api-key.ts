import { AppError } from '../../platform/errors.ts';
import type { Caller, Platform } from '../../platform/platform.ts';
import { parseApiKeyText } from './api-key-text.ts';
import { findLiveRole, useApiKey } from './api-keys.store.ts';

type ApiKeyCaller = Extract<Caller, { kind: 'api_key' }>;

/** Whether a bearer token has the form of an API key. */
export function isApiKey(text: string): boolean {
  return text.startsWith('wq_');
}

/**
 * Returns the caller of an API key. Throws `unauthenticated` for an unknown key, and `api_key_revoked` for
 * one that is revoked or expired.
 */
export async function authenticateApiKey(platform: Platform, text: string): Promise<ApiKeyCaller> {
  const key = parseApiKeyText(text);
  if (!key) throw new AppError('unauthenticated');
  const found = await useApiKey(platform.db, key.tenantId, key.secretHash, platform.clock.now());
  if (!found) throw new AppError('unauthenticated');
  if (!found.isLive) throw new AppError('api_key_revoked');
  return { kind: 'api_key', tenantId: key.tenantId, apiKeyId: found.id, role: found.role };
}

/** Returns the key's caller with its current role; undefined if the key is revoked or expired. */
export async function findLiveApiKey(
  platform: Platform,
  key: { tenantId: string; apiKeyId: string },
): Promise<ApiKeyCaller | undefined> {
  const role = await findLiveRole(platform.db, key.tenantId, key.apiKeyId, platform.clock.now());
  return role && { kind: 'api_key', tenantId: key.tenantId, apiKeyId: key.apiKeyId, role };
}
