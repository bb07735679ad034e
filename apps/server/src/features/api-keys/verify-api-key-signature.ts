import { createHmac } from 'node:crypto';
import { fromPublicId } from '@waqtor/contract';
import { isSameText } from '../../platform/crypto.ts';
import { AppError } from '../../platform/errors.ts';
import type { Caller, Platform } from '../../platform/platform.ts';
import { findSigningKey, findTenantOfApiKey } from './api-keys.store.ts';

/** How far the clock of a client may be from ours. */
const TOLERANCE_MS = 60_000;

/** How a program proves its API key on a socket without sending it. */
export interface ApiKeySignature {
  /** `key_…` */
  apiKeyId: string;
  /** Milliseconds since 1970; within a minute of the server's clock. */
  timestamp: number;
  /**
   * HMAC-SHA256 of the timestamp in decimal digits, in lower-case hex. The HMAC key is SHA-256 of the secret, the last
   * 43 characters of the API key: the 32 raw bytes of the digest, since the server keeps nothing else.
   */
  signature: string;
}

/** The caller who signed. `unauthenticated` when anything does not fit, `api_key_revoked` when the key's time is over. */
export async function verifyApiKeySignature(platform: Platform, claim: ApiKeySignature): Promise<Caller> {
  const now = platform.clock.now();
  const id = fromPublicId('apiKey', claim.apiKeyId);
  if (!id || !(Math.abs(now.getTime() - claim.timestamp) <= TOLERANCE_MS)) {
    throw new AppError('unauthenticated');
  }
  const tenantId = await findTenantOfApiKey(platform.db, id);
  const key = tenantId && (await findSigningKey(platform.db, tenantId, id, now));
  if (!tenantId || !key) throw new AppError('unauthenticated');
  const expected = createHmac('sha256', key.secretHash).update(String(claim.timestamp)).digest('hex');
  if (!isSameText(expected, claim.signature)) throw new AppError('unauthenticated');
  if (!key.isLive) throw new AppError('api_key_revoked');
  return { kind: 'api_key', tenantId, apiKeyId: id, role: key.role };
}
