import { createHmac } from 'node:crypto';
import { fromPublicId } from '@waqtor/contract';
import { isSameText } from '../../platform/crypto.ts';
import { AppError } from '../../platform/errors.ts';
import type { Caller, Platform } from '../../platform/platform.ts';
import { recordRefusal } from '../security-log/index.ts';
import { findSigningKey, findTenantOfApiKey } from './api-keys.store.ts';
import { openSigningSecret } from './signing-secret.ts';

/** Proves possession of an API key on a WebSocket without sending the key. */
export interface ApiKeySignature {
  /** `key_…` */
  apiKeyId: string;
  /** A nonce that was issued on this connection and not used before; the issuer checks that. */
  nonce: string;
  /**
   * HMAC-SHA256 of the nonce, in lower-case hex, with the signing secret as key. The signing secret is the
   * HMAC-SHA256 of the text `waqtor websocket proof`, with the key's secret (the last 43 characters of the
   * API key) as key.
   */
  signature: string;
}

/**
 * Returns the caller of a signature. Throws `unauthenticated` if it is not valid, and `api_key_revoked` if
 * the key is revoked or expired.
 */
export async function verifyApiKeySignature(platform: Platform, claim: ApiKeySignature): Promise<Caller> {
  const id = fromPublicId('apiKey', claim.apiKeyId);
  const tenantId = id && (await findTenantOfApiKey(platform.db, id));
  if (!tenantId) throw new AppError('unauthenticated');
  const key = await findSigningKey(platform.db, tenantId, id, platform.clock.now());
  if (!key?.signingSecret) throw new AppError('unauthenticated');
  const secret = openSigningSecret(platform.secrets, id, key.signingSecret);
  const expected = createHmac('sha256', secret).update(claim.nonce).digest('hex');
  if (!isSameText(expected, claim.signature)) {
    recordRefusal(platform, {
      action: 'api_key.signature_invalid',
      tenantId,
      actor: { kind: 'anonymous', id: null },
      target: { kind: 'api_key', id },
      visitor: { ip: null, userAgent: undefined },
    });
    throw new AppError('unauthenticated');
  }
  if (!key.isLive) throw new AppError('api_key_revoked');
  return { kind: 'api_key', tenantId, apiKeyId: id, role: key.role };
}
