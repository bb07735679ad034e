import { randomToken, sha256 } from '../../platform/crypto.ts';

const PATTERN = /^wq_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([\w-]{43})$/;

/** A key as its holder sends it: `wq_<tenant, 32 hex digits>_<secret>`. Only the SHA-256 of the secret is kept. */
export interface ApiKeyText {
  text: string;
  tenantId: string;
  secretHash: Buffer;
  /** The last four characters, by which people tell keys apart. */
  hint: string;
}

export function newApiKeyText(tenantId: string): ApiKeyText {
  const secret = randomToken();
  const text = `wq_${tenantId.replaceAll('-', '')}_${secret}`;
  return { text, tenantId, secretHash: sha256(secret), hint: secret.slice(-4) };
}

/** Undefined for a text that is no key of ours. */
export function parseApiKeyText(text: string): ApiKeyText | undefined {
  const [, a, b, c, d, e, secret] = PATTERN.exec(text) ?? [];
  if (secret === undefined) return undefined;
  return { text, tenantId: `${a}-${b}-${c}-${d}-${e}`, secretHash: sha256(secret), hint: secret.slice(-4) };
}
