import type { Schemas } from '../../lib/api.ts';
import { matchesWords } from '../../lib/match-words.ts';

/** Members whose name or e-mail address contains every word, ignoring accents and case. */
export function searchMembers(
  members: readonly Schemas['Member'][],
  words: string,
): readonly Schemas['Member'][] {
  return members.filter(({ name, email }) => matchesWords(`${name} ${email}`, words));
}
