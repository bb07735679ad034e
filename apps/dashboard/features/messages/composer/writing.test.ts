import { describe, expect, test } from 'vitest';
import { readDraft } from './drafts.ts';
import { insertAt, markOf, toggleMark } from './field/formatting.ts';
import { findMentions, matchPeople, mentionAt } from './field/mentions.ts';
import { isLaterOk, laterPresets, toLocalInput } from './later/later.ts';

const people = [
  { userId: 'usr_1', name: 'Karim' },
  { userId: 'usr_2', name: 'Karim Haddad' },
  { userId: 'usr_3', name: 'أمل' },
];

describe('a mention', () => {
  test('starts with an @ at the beginning of a word', () => {
    expect(mentionAt('ask @Ka', 7)).toEqual({ from: 4, typed: 'Ka' });
    expect(mentionAt('@', 1)).toEqual({ from: 0, typed: '' });
    expect(mentionAt('اسأل @أم', 8)).toEqual({ from: 5, typed: 'أم' });
    expect(mentionAt('me@example.com', 14)).toBeUndefined();
    expect(mentionAt('@Karim, see', 11)).toBeUndefined();
  });

  test('finds members by any word of their name', () => {
    expect(matchPeople('had', people).map(({ userId }) => userId)).toEqual(['usr_2']);
    expect(matchPeople('', people)).toHaveLength(3);
  });

  test('matches the longest name, once, and whole names only', () => {
    expect(findMentions('@Karim Haddad and @Karim, @Karim', people)).toEqual(['usr_2', 'usr_1']);
    expect(findMentions('@Karima a@Karim', people)).toEqual([]);
    expect(findMentions('(@أمل)', people)).toEqual(['usr_3']);
  });
});

describe('text formatting', () => {
  test('adds markers around the selection, and removes them again', () => {
    const bold = toggleMark({ text: 'a word', start: 2, end: 6 }, '*');
    expect(bold).toEqual({ text: 'a *word*', start: 3, end: 7 });
    expect(toggleMark(bold, '*')).toEqual({ text: 'a word', start: 2, end: 6 });
  });

  test('has the usual keyboard shortcuts', () => {
    expect([markOf('b', false), markOf('I', false), markOf('x', true), markOf('x', false)]).toEqual([
      '*',
      '_',
      '~',
      undefined,
    ]);
  });

  test('inserts an emoji at the caret', () => {
    expect(insertAt({ text: 'ab', start: 1, end: 1 }, '😀')).toEqual({ text: 'a😀b', start: 3, end: 3 });
  });
});

describe('a stored draft', () => {
  test('is restored with its mode and quote', () => {
    const quote = { id: 'msg_1', providerId: 'wamid.1', direction: 'in', text: 'hi', kind: 'text' };
    const kept = JSON.stringify({ kind: 'note', text: 'x', quote });
    expect(readDraft(kept)).toEqual({ kind: 'note', text: 'x', quote });
  });

  test.each([
    [null, ''],
    ['words of an older version', 'words of an older version'],
    ['42', '42'],
    ['{"text":7,"quote":{"id":1}}', ''],
  ])('%s is read as a text draft', (kept, text) => {
    expect(readDraft(kept)).toMatchObject({ kind: 'text', text });
  });
});

describe('scheduled sending', () => {
  const friday = new Date(2026, 10, 27, 10, 30);
  test('offers times of the day that are in the future', () => {
    const names = (now: Date) => laterPresets(now).map(({ name }) => name);
    expect(names(friday)).toEqual(['hour', 'evening', 'tomorrow', 'monday']);
    expect(names(new Date(2026, 10, 27, 17, 30))).toEqual(['hour', 'tomorrow', 'monday']);
    expect(toLocalInput(laterPresets(friday)[3]?.at ?? friday)).toBe('2026-11-30T09:00');
    for (const { at } of laterPresets(friday)) expect(isLaterOk(at, friday)).toBe(true);
  });

  test('refuses times that are past, invalid or too far in the future', () => {
    expect(isLaterOk(friday, friday)).toBe(false);
    expect(isLaterOk(new Date('nonsense'), friday)).toBe(false);
    expect(isLaterOk(new Date(2027, 5, 1), friday)).toBe(false);
  });
});
