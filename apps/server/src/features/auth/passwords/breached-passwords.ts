import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/*
 * Almost fifty thousand passwords from breaches, the most common first: the list of `@zxcvbn-ts/language-common` (MIT), as
 * its JSON text. Half a megabyte, read when a password is first chosen, and searched as it is: nothing is parsed, and a
 * look-up takes a fraction of a millisecond.
 */
const FILE = createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/src/passwords.json');

let list: Promise<Buffer> | undefined;

/** Whether one of these texts, in lower case, is on the list. */
export async function isBreached(texts: readonly string[]): Promise<boolean> {
  list ??= readFile(FILE).catch((error: unknown) => {
    list = undefined;
    throw error;
  });
  const passwords = await list;
  // In quotes, as JSON writes it, so that only a whole entry fits.
  return texts.some((text) => text !== '' && passwords.includes(JSON.stringify(text)));
}
