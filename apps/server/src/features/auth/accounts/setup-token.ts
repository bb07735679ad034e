import { randomToken, sha256 } from '../../../platform/crypto.ts';
import { addSetupToken, hasOwner, hasSetupToken } from '../../../platform/installation/setup-tokens.store.ts';
import { pageLink } from '../../../platform/links.ts';
import type { Platform } from '../../../platform/platform.ts';

/**
 * Creates a one-time token for registering the first owner; returns undefined if there is an owner. Every
 * start of every process may create one. All of them work until the first is used, which invalidates the
 * others.
 */
export async function ensureSetupToken(platform: Pick<Platform, 'db'>): Promise<string | undefined> {
  if (await hasOwner(platform.db)) return undefined;
  const token = randomToken();
  await addSetupToken(platform.db, hashSetupToken(token));
  return token;
}

/** Returns the URL of the page that registers the first owner. */
export function setupLink({ config }: Pick<Platform, 'config'>, token: string): string {
  return pageLink(config, '/setup', token);
}

/** Whether this token permits a registration; the transaction that creates the owner consumes it. */
export async function isSetupToken({ db }: Pick<Platform, 'db'>, token: string): Promise<boolean> {
  return (await hasSetupToken(db, hashSetupToken(token))) && !(await hasOwner(db));
}

export function hashSetupToken(token: string): string {
  return sha256(token).toString('hex');
}
