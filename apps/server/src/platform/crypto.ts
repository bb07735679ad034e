import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/*
 * Secrets are encrypted at rest under one key (WAQTOR_SECRET_KEY). Each purpose derives its own key by HKDF,
 * so a link signature can never be mistaken for an access token.
 */

const VERSION = 1;

/** Encrypts, decrypts and signs, with keys derived from the installation's one secret key. */
export interface Secrets {
  /**
   * Encrypts the value as JSON with AES-256-GCM. `context` (for example the row id) must be the same in
   * `open`.
   */
  seal(plain: unknown, context: string): Buffer;
  /** Returns the decrypted JSON value. Throws if key, context or ciphertext do not match. */
  open(sealed: Buffer, context: string): unknown;
  /** Returns the derived key of one purpose: 32 bytes. */
  keyFor(purpose: string): Buffer;
  /** Returns the HMAC-SHA256 of the text in base64url, with the key of that purpose. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
}

export function createSecrets(secretKeyHex: string): Secrets {
  const root = Buffer.from(secretKeyHex, 'hex');
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    let key = keys.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `waqtor:${purpose}`, 32));
      keys.set(purpose, key);
    }
    return key;
  };
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', keyFor(purpose)).update(text).digest('base64url');
  return {
    keyFor,
    sign,
    verify: (purpose, text, signature) => isSameText(sign(purpose, text), signature),
    seal(plain, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      if (sealed[0] !== VERSION) throw new Error('encrypted by an unknown version');
      const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), sealed.subarray(1, 13))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(13, 29));
      const plain = Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
      return JSON.parse(plain.toString('utf8'));
    },
  };
}

/** Returns a random token of 32 bytes in base64url, for links and keys. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Tokens are stored as their SHA-256. They are random, so no slow hash is needed. */
export function sha256(text: string | Uint8Array): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Compares in constant time, also if the lengths differ. */
export function isSameText(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b));
}
