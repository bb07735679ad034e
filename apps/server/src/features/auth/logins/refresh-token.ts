import { randomToken, type Secrets, sha256 } from '../../../platform/crypto.ts';

/*
 * `<login>.<tenant>.<secret>`. The secret is a seed of 256 bits and a mark (HMAC over login, tenant and seed). By the
 * mark we know our own tokens, however old: a token that is ours but no longer the last one was used twice, and ends
 * the login; one that is not ours does nothing, so nobody can end a login by inventing tokens for it.
 *
 * The next token is derived from the last (HMAC under the installation's key). Asked twice for the successor of the same
 * token, by two tabs or because an answer was lost, we give the same one.
 */
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const PATTERN = new RegExp(`^(${UUID})\\.(${UUID})\\.([\\w-]{43})([\\w-]{22})$`);

export interface RefreshToken {
  text: string;
  loginId: string;
  tenantId: string;
  /** What the database keeps of it: its SHA-256. */
  hash: Buffer;
}

type LoginIds = Pick<RefreshToken, 'loginId' | 'tenantId'>;

/** The first token of a login. */
export function newRefreshToken(secrets: Secrets, ids: LoginIds): RefreshToken {
  return tokenOf(secrets, ids, randomToken());
}

/** The one successor of a token. */
export function nextRefreshToken(secrets: Secrets, last: RefreshToken): RefreshToken {
  return tokenOf(secrets, last, secrets.sign('refresh-token-next', last.text));
}

/** Undefined unless we made it. */
export function parseRefreshToken(secrets: Secrets, text: string): RefreshToken | undefined {
  const [, loginId, tenantId, seed, mark] = PATTERN.exec(text) ?? [];
  if (!loginId || !tenantId || !seed || !mark) return undefined;
  const token = tokenOf(secrets, { loginId, tenantId }, seed);
  return sha256(token.text).equals(sha256(text)) ? token : undefined;
}

function tokenOf(secrets: Secrets, { loginId, tenantId }: LoginIds, seed: string): RefreshToken {
  const body = `${loginId}.${tenantId}.${seed}`;
  const text = body + secrets.sign('refresh-token', body).slice(0, 22);
  return { text, loginId, tenantId, hash: sha256(text) };
}
