import { expect, test } from 'vitest';
import { changesOf, type Draft, draftOf, readDraft } from './draft.ts';
import type { Team } from './use-teams.ts';

const known = ['usr_a', 'usr_b', 'usr_c'];
const draft = (given: Partial<Draft>): Draft => ({ ...draftOf(undefined), name: 'Sales', ...given });

test('an empty form creates a team with manual assignment and no limit', () => {
  expect(readDraft(draft({ name: '  Sales ' }), known)).toEqual({
    body: {
      name: 'Sales',
      description: null,
      memberIds: [],
      assignment: 'manual',
      maxOpenConversationsPerMember: null,
    },
  });
});

test('a team is unchanged by opening and saving its form', () => {
  const team = {
    name: 'Sales',
    description: 'Flats',
    memberIds: ['usr_a', 'usr_c'],
    assignment: 'round_robin',
    maxOpenConversationsPerMember: 5,
  } as const;
  expect(readDraft(draftOf(team as unknown as Team), known)).toEqual({ body: team });
});

test('a member who has left the tenant is removed from the form', () => {
  const { body } = readDraft(draft({ memberIds: new Set(['usr_gone', 'usr_b']) }), known);
  expect(body?.memberIds).toEqual(['usr_b']);
});

test.each(['0', '-1', '1.5', '1001', 'many'])('a limit of %s is invalid', (capacity) => {
  expect(readDraft(draft({ assignment: 'round_robin', capacity }), known)).toEqual({
    problems: { capacity: 'capacityBad' },
  });
});

test('a hidden limit is neither validated nor stored', () => {
  expect(
    readDraft(draft({ assignment: 'manual', capacity: 'many' }), known).body?.maxOpenConversationsPerMember,
  ).toBeNull();
});

test('every invalid field is reported', () => {
  expect(readDraft(draft({ name: '  ', assignment: 'round_robin', capacity: '0' }), known)).toEqual({
    problems: { name: 'nameMissing', capacity: 'capacityBad' },
  });
});

test('only changed fields are sent', () => {
  const team = {
    name: 'Sales',
    description: 'Flats',
    memberIds: ['usr_c', 'usr_a'],
    assignment: 'round_robin',
    maxOpenConversationsPerMember: 5,
  } as unknown as Team;
  const changed = (given: Partial<Draft>) => {
    const { body } = readDraft({ ...draftOf(team), ...given }, known);
    return body && changesOf(team, body);
  };
  expect(changed({})).toEqual({});
  expect(changed({ description: ' ' })).toEqual({ description: null });
  expect(changed({ memberIds: new Set(['usr_a']) })).toEqual({ memberIds: ['usr_a'] });
  expect(changed({ assignment: 'manual' })).toEqual({
    assignment: 'manual',
    maxOpenConversationsPerMember: null,
  });
});
