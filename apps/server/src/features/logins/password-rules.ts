import { AppError } from '../../platform/errors.ts';
import { commonPasswords, walks } from './common-passwords.ts';

/** Length is the contract's matter; this refuses what is guessed first. `validation_failed` says why. */
export function checkNewPassword(password: string, email: string, field = 'body.password'): void {
  const problem = problemOf(password.normalize('NFKC').toLowerCase(), email.toLowerCase());
  if (problem) throw new AppError('validation_failed', [{ field, problem }]);
}

function problemOf(password: string, email: string): string | undefined {
  const name = email.slice(0, email.lastIndexOf('@'));
  // What people append to a word to satisfy a rule adds little: judge the word.
  const word = password.replace(/[^\p{L}]{1,8}$/u, '');
  if (password === email || password === name || (name.length >= 4 && word === name)) {
    return 'is the e-mail address';
  }
  if (new Set(password).size <= 2) return 'repeats the same characters';
  if (
    [password, word].some((text) => commonPasswords.has(text)) ||
    walks.some((walk) => walk.includes(password))
  ) {
    return 'is one of the most common passwords';
  }
  return undefined;
}
