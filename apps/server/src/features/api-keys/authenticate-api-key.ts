import { AppError } from '../../platform/errors.ts';
import type { Caller, Platform } from '../../platform/platform.ts';
import { parseApiKeyText } from './api-key-text.ts';
import { findLiveRole, useApiKey } from './api-keys.store.ts';

type ApiKeyCaller = Extract<Caller, { kind: 'api_key' }>;

/** Whether a bearer token means to be an API key. */
export function isApiKey(text: string): boolean {
  return text.startsWith('wq_');
}

/** The caller behind a key. `unauthenticated` when we never made it, `api_key_revoked` when its time is over. */
export async function authenticateApiKey(platform: Platform, text: string): Promise<ApiKeyCaller> {
  const key = parseApiKeyText(text);
  if (!key) throw new AppError('unauthenticated');
  const found = await useApiKey(platform.db, key.tenantId, key.secretHash, platform.clock.now());
  if (!found) throw new AppError('unauthenticated');
  if (!found.isLive) throw new AppError('api_key_revoked');
  return { kind: 'api_key', tenantId: key.tenantId, apiKeyId: found.id, role: found.role };
}

/** The key's caller as it is now, or undefined when it was revoked or has expired. */
export async function findLiveApiKey(
  platform: Platform,
  key: { tenantId: string; apiKeyId: string },
): Promise<ApiKeyCaller | undefined> {
  const role = await findLiveRole(platform.db, key.tenantId, key.apiKeyId, platform.clock.now());
  return role && { kind: 'api_key', tenantId: key.tenantId, apiKeyId: key.apiKeyId, role };
}
