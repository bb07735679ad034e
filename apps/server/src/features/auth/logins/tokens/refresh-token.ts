import { randomToken, type Secrets, sha256 } from '../../../../platform/crypto.ts';

/*
 * The format is `<login>.<tenant>.<secret>`. The secret is a 256-bit seed and a MAC (HMAC over login, tenant
 * and seed). The MAC shows that this server issued the token, however old it is. A valid token that is no
 * longer the current one was used twice, which ends the login. A token without a valid MAC has no effect, so
 * nobody can end a login by inventing tokens for it.
 *
 * The next token is derived from the current one (HMAC under the installation's key), so two tabs that
 * refresh with the same token, or a retry after a lost response, get the same successor.
 */
const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const PATTERN = new RegExp(`^(${UUID})\\.(${UUID})\\.([\\w-]{43})([\\w-]{22})$`);

export interface RefreshToken {
  text: string;
  loginId: string;
  tenantId: string;
  /** SHA-256 of the token; nothing else of it is stored. */
  hash: Buffer;
}

type LoginIds = Pick<RefreshToken, 'loginId' | 'tenantId'>;

/** Creates the first token of a login. */
export function newRefreshToken(secrets: Secrets, ids: LoginIds): RefreshToken {
  return tokenOf(secrets, ids, randomToken());
}

/** Returns the successor of a token, which is always the same. */
export function nextRefreshToken(secrets: Secrets, last: RefreshToken): RefreshToken {
  return tokenOf(secrets, last, secrets.sign('refresh-token-next', last.text));
}

/** Returns undefined for a token that this server did not issue. */
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
