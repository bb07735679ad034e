import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/*
 * Almost fifty thousand passwords from breaches, the most common first: the list of
 * `@zxcvbn-ts/language-common` (MIT) as its JSON text. Half a megabyte, loaded when a password is first
 * chosen and searched without parsing; a lookup takes a fraction of a millisecond.
 */
const FILE = createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/src/passwords.json');

let list: Promise<Buffer> | undefined;

/** Whether one of these lower-case texts is on the list. */
export async function isBreached(texts: readonly string[]): Promise<boolean> {
  list ??= readFile(FILE).catch((error: unknown) => {
    list = undefined;
    throw error;
  });
  const passwords = await list;
  // Quoted as in JSON, so that only whole entries match.
  return texts.some((text) => text !== '' && passwords.includes(JSON.stringify(text)));
}
