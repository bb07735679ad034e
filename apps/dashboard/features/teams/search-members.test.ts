import { expect, test } from 'vitest';
import type { Schemas } from '../../lib/api.ts';
import { searchMembers } from './search-members.ts';

const members = [
  ['Amélie Dupré', 'amelie@example.com'],
  ['مُحمَّد العلوي', 'alaoui@example.com'],
  ['Karim Benali', 'karim@dar.example'],
].map(([name, email]) => ({ name, email })) as Schemas['Member'][];
const namesFor = (words: string) => searchMembers(members, words).map(({ email }) => email.split('@')[0]);

test.each([
  ['', ['amelie', 'alaoui', 'karim']],
  ['AMELIE', ['amelie']],
  ['dupre am', ['amelie']],
  ['محمد', ['alaoui']],
  ['dar.example', ['karim']],
  ['karim dupré', []],
])('searching members for “%s” finds %o', (words, wanted) => {
  expect(namesFor(words)).toEqual(wanted);
});
