import { createHmac } from 'node:crypto';
import { randomToken, sha256 } from '../../platform/crypto.ts';

const PATTERN = /^wq_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/;

/**
 * An API key in the form in which its holder sends it: `wq_<tenant, 32 hex digits>_<secret>`. The database
 * stores the SHA-256 of the secret, to recognise requests, and the WebSocket signing secret, encrypted.
 */
export interface ApiKeyText {
  text: string;
  tenantId: string;
  secretHash: Buffer;
  /** The HMAC key for API key signatures on a WebSocket. It cannot be derived from the stored hash. */
  signingSecret: Buffer;
  /** The last four characters, shown so that people can distinguish keys. */
  last4: string;
}

export function newApiKeyText(tenantId: string): ApiKeyText {
  const secret = randomToken();
  const text = `wq_${tenantId.replaceAll('-', '')}_${secret}`;
  return keyOf(text, tenantId, secret);
}

/** Returns undefined for a text that is not an API key of this product. */
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
    last4: secret.slice(-4),
  };
}
