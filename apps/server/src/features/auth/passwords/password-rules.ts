import { fieldProblem } from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import { isBreached } from './breached-passwords.ts';
import { commonPasswords, walks } from './common-passwords.ts';

/**
 * Rejects passwords that attackers guess first; length is checked by the contract. Throws `validation_failed`
 * with the reason.
 */
export async function checkNewPassword(
  password: string,
  email: string,
  field = 'body.password',
): Promise<void> {
  const code = await weaknessOf(password.normalize('NFKC').toLowerCase(), email.toLowerCase());
  if (code) throw new AppError('validation_failed', [fieldProblem(field, code)]);
}

type Weakness = 'password_common' | 'password_is_email' | 'password_repetitive';

async function weaknessOf(password: string, email: string): Promise<Weakness | undefined> {
  const name = email.slice(0, email.lastIndexOf('@'));
  // Characters that people put around a word to satisfy a rule add little strength, so the word itself is
  // checked.
  const word = password.replace(/[^\p{L}]{1,8}$/u, '');
  if (password === email || password === name || (name.length >= 4 && word === name)) {
    return 'password_is_email';
  }
  if (new Set(password).size <= 2) return 'password_repetitive';
  const core = word.replace(/^[^\p{L}]{1,4}/u, '');
  const guesses = [password, word, core].flatMap((text) => [
    text,
    unitOf(text),
    plain(text),
    plain(unitOf(text)),
  ]);
  if (
    guesses.some((text) => commonPasswords.has(text)) ||
    walks.some((walk) => walk.includes(password)) ||
    (await isBreached([...new Set(guesses)]))
  ) {
    return 'password_common';
  }
  return undefined;
}

/** Returns the repeated unit of a text (`monkey` for `monkeymonkey`), or the text itself. */
function unitOf(text: string): string {
  return /^(.{3,}?)\1+$/u.exec(text)?.[1] ?? text;
}

const letters: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Replaces digits and symbols that stand for letters: `dr4g0n` becomes `dragon`. */
function plain(text: string): string {
  return text.replace(/[013457@$]/g, (sign) => letters[sign] ?? sign);
}
