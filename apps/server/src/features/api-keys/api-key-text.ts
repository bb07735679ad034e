import { createHmac } from 'node:crypto';
import { randomToken, sha256 } from '../../platform/crypto.ts';

const PATTERN = /^wq_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/;

/**
 * A key as its holder sends it: `wq_<tenant, 32 hex digits>_<secret>`. Kept are the SHA-256 of the secret, by which a
 * request is recognised, and encrypted, what a WebSocket is signed with.
 */
export interface ApiKeyText {
  text: string;
  tenantId: string;
  secretHash: Buffer;
  /** HMAC key for the proof on a WebSocket; cannot be computed from the hash. */
  signingSecret: Buffer;
  /** The last four characters, by which people tell keys apart. */
  hint: string;
}

export function newApiKeyText(tenantId: string): ApiKeyText {
  const secret = randomToken();
  const text = `wq_${tenantId.replaceAll('-', '')}_${secret}`;
  return keyOf(text, tenantId, secret);
}

/** Undefined for a text that is no key of ours. */
export function parseApiKeyText(text: string): ApiKeyText | undefined {
  const [, a, b, c, d, e, secret] = PATTERN.exec(text) ?? [];
  if (secret === undefined) return undefined;
  return keyOf(text, `${a}-${b}-${c}-${d}-${e}`, secret);
}

function keyOf(text: string, tenantId: string, secret: string): ApiKeyText {
  return {
    text,
    tenantId,
    secretHash: sha256(secret),
    signingSecret: createHmac('sha256', secret).update('waqtor websocket proof').digest(),
    hint: secret.slice(-4),
  };
}
