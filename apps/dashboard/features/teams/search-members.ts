import type { Schemas } from '../../lib/api.ts';

/** Those whose name or address holds every word, accents and case aside. */
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

/** Without accents and vowel signs, in small letters. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
