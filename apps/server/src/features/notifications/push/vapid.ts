import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import {
  findVapidKeys,
  keepVapidKeys,
  type StoredVapidKeys,
} from '../../../platform/installation/vapid-keys.store.ts';
import { originOf } from '../../../platform/links.ts';
import type { Platform } from '../../../platform/platform.ts';

/* VAPID (RFC 8292): this installation identifies itself to push services by a key pair, generated once. */

const CONTEXT = 'vapid_keys';
/** Push services refuse tokens that are valid for more than 24 hours. */
const TOKEN_SECONDS = 12 * 3_600;

type Parts = Pick<Platform, 'db' | 'secrets'>;

/** The public key that browsers subscribe with, in base64url. */
export async function readPublicKey(parts: Parts): Promise<string> {
  return (await readKeys(parts)).publicKey;
}

async function readKeys({ db, secrets }: Parts): Promise<StoredVapidKeys> {
  const stored = await findVapidKeys(db);
  if (stored) return stored;
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  const privateKey = pair.getPrivateKey().toString('base64url');
  return keepVapidKeys(db, {
    publicKey: pair.getPublicKey().toString('base64url'),
    sealedPrivateKey: secrets.seal(privateKey, CONTEXT).toString('base64'),
  });
}

/** Returns the `Authorization` header for a push service. */
export async function authorize(platform: Platform, endpoint: string): Promise<string> {
  const { publicKey, sealedPrivateKey } = await readKeys(platform);
  const secret = platform.secrets.open(Buffer.from(sealedPrivateKey, 'base64'), CONTEXT) as string;
  const now = Math.floor(platform.clock.now().getTime() / 1_000);
  const token = await new SignJWT({})
    .setProtectedHeader({ typ: 'JWT', alg: 'ES256' })
    .setAudience(new URL(endpoint).origin)
    // A contact is required. The operator's address is not known, but that of this installation is.
    .setSubject(originOf(platform.config))
    .setExpirationTime(now + TOKEN_SECONDS)
    .sign(keyOf(publicKey, secret));
  return `vapid t=${token}, k=${publicKey}`;
}

function keyOf(publicKey: string, privateKey: string): KeyObject {
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: privateKey,
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}
