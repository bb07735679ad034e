import type { Secrets } from '../../platform/crypto.ts';

/* What a program signs with is kept encrypted: whoever reads the database without the installation's key signs nothing. */

const contextOf = (apiKeyId: string) => `api-key-signing:${apiKeyId}`;

export function sealSigningSecret(secrets: Secrets, apiKeyId: string, secret: Buffer): Buffer {
  return secrets.seal(secret.toString('hex'), contextOf(apiKeyId));
}

/** Throws when it was sealed for another key or by another installation. */
export function openSigningSecret(secrets: Secrets, apiKeyId: string, sealed: Buffer): Buffer {
  return Buffer.from(String(secrets.open(sealed, contextOf(apiKeyId))), 'hex');
}
