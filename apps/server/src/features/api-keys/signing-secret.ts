import type { Secrets } from '../../platform/crypto.ts';

/* Encrypted at rest, so that a copy of the database without the installation's key is not enough to sign. */

const contextOf = (apiKeyId: string) => `api-key-signing:${apiKeyId}`;

export function sealSigningSecret(secrets: Secrets, apiKeyId: string, secret: Buffer): Buffer {
  return secrets.seal(secret.toString('hex'), contextOf(apiKeyId));
}

/** Throws if it was encrypted for another key or by another installation. */
export function openSigningSecret(secrets: Secrets, apiKeyId: string, sealed: Buffer): Buffer {
  return Buffer.from(String(secrets.open(sealed, contextOf(apiKeyId))), 'hex');
}
