import type { Schemas } from '../../lib/api.ts';

/** Members whose name or e-mail address contains every word, ignoring accents and case. */
export function searchMembers(
  members: readonly Schemas['Member'][],
  words: string,
): readonly Schemas['Member'][] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return members.filter(({ name, email }) => {
    const text = plain(`${name} ${email}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** Lower case, without accents and vowel signs. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
