import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@waqtor/db';
import type { Config } from '../config.ts';
import { ConfigError } from '../config.ts';
import { createSecrets, type Secrets } from '../platform/crypto.ts';
import { keepKeyFingerprint } from '../platform/installation/key-fingerprint.store.ts';

const KEY_FILE = 'secret-key';

/**
 * Opens the installation's secrets: with WAQTOR_SECRET_KEY, or with a key that is generated once and stored
 * (0600) in the data folder.
 */
export async function openSecrets(config: Config, db: Database): Promise<Secrets> {
  const secrets = createSecrets(config.secretKey ?? (await findKey(config.dataDir)));
  await checkSameKey(db, secrets, config);
  return secrets;
}

async function findKey(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, KEY_FILE);
  const fresh = randomBytes(32).toString('hex');
  try {
    // `wx`: if two processes start together, one creates the key and the other reads it.
    await writeFile(path, `${fresh}\n`, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(path, 'utf8')).trim();
  }
}

/**
 * Data encrypted with one key cannot be read with another. The check makes the server fail at start, not at
 * the first message.
 */
async function checkSameKey(db: Database, secrets: Secrets, config: Config): Promise<void> {
  const fingerprint = secrets.sign('fingerprint', 'waqtor');
  if ((await keepKeyFingerprint(db, fingerprint)) === fingerprint) return;
  throw new ConfigError(
    config.secretKey
      ? 'WAQTOR_SECRET_KEY is not the key with which this database is encrypted. Set the previous key.'
      : `The key in ${join(config.dataDir, KEY_FILE)} is not the key with which this database is encrypted. ` +
          'Restore the previous file, or set WAQTOR_SECRET_KEY to the previous key.',
  );
}
