import { existsSync, readdirSync } from 'node:fs';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { allShortcuts, settingsFor, topicOf } from '../lib/features.ts';
import type { LogEvent } from '../lib/realtime.ts';
import { features } from './features.ts';

const repeated = (names: readonly string[]) => names.filter((name, i) => names.indexOf(name) !== i);

test('every feature.ts is in the list once', async () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => existsSync(new URL(`./${name}/feature.ts`, import.meta.url)));
  const missing = [];
  for (const name of folders) {
    const exported: object = await import(`./${name}/feature.ts`);
    if (!features.some((feature) => Object.values(exported).includes(feature))) missing.push(name);
  }
  expect(missing).toEqual([]);
  expect(new Set(features).size).toBe(features.length);
  expect(features.length).toBe(folders.length);
});

test('no two commands have the same id or key', () => {
  const ids = features.flatMap(({ navigation = [], shortcuts = {} }) => [
    ...navigation.map(({ name }) => `go.${name}`),
    ...Object.keys(shortcuts),
  ]);
  expect(repeated(ids)).toEqual([]);
  expect(repeated(Object.values(allShortcuts(features)).map(({ keys }) => keys))).toEqual([]);
});

test('no two features claim the same URL, outbox type or query', () => {
  expect(
    repeated(
      features.flatMap((it) => [...(it.navigation ?? []), ...(it.settings ?? [])].map(({ href }) => href)),
    ),
  ).toEqual([]);
  expect(repeated(features.flatMap((it) => (it.outboxKinds ?? []).map(({ name }) => name)))).toEqual([]);
  expect(repeated(features.flatMap((it) => it.staleQueries?.names ?? []))).toEqual([]);
});

/** The names of the queries that an event invalidates, among those the event can concern. */
function madeStaleBy(event: { type: LogEvent['type']; topic: LogEvent['topic']; data?: object }): string[] {
  const client = new QueryClient();
  const keys = ['tags', 'views', 'macros', 'canned-responses', 'teams', 'members', 'sessions', 'templates'];
  for (const name of keys) client.setQueryData([name], []);
  client.setQueryData(['sessions', 'ses_1', 'health'], {});
  client.setQueryData(['sessions', 'ses_1', 'profile'], {});
  client.setQueryData(['sessions', 'ses_2', 'health'], {});
  client.setQueryData(['messages', 'con_1'], { pages: [], pageParams: [] });
  const context = { client, ownUserId: 'usr_1' };
  const heard = { seq: 1, data: {}, ...event } as LogEvent;
  for (const feature of features) feature.applyEvent?.(heard, context);
  for (const feature of features) feature.onEvent?.(heard, context);
  const stale = client.getQueryCache().findAll({ predicate: (query) => query.state.isInvalidated });
  return stale.map(({ queryKey }) => queryKey.join('/'));
}

test.each([
  ['tag.created', 'conversations', {}, ['tags']],
  ['tag.deleted', 'conversations', { tagId: 'tag_1' }, ['tags', 'views']],
  ['macro.updated', 'conversations', {}, ['macros']],
  ['view.created', 'conversations', {}, ['views']],
  ['canned_response.deleted', 'conversations', {}, ['canned-responses']],
  ['conversation.merged', 'conversations', { sourceId: 'con_1', targetId: 'con_2' }, ['messages/con_1']],
  ['team.updated', 'workspace', {}, ['teams']],
  ['team.deleted', 'workspace', {}, ['views', 'teams']],
  ['member.removed', 'workspace', {}, ['teams', 'members']],
  ['session.updated', 'sessions', { session: { id: 'ses_1' } }, ['sessions', 'sessions/ses_1/health']],
] as const)('%s invalidates exactly the affected queries', (type, topic, data, names) => {
  expect(madeStaleBy({ type, topic, data }).sort()).toEqual([...names].sort());
});

test('missed events invalidate the queries of their topic, and other queries those of conversations', () => {
  const topics = ['sessions', 'notifications', 'members', 'teams', 'conversations', 'tags', 'templates'].map(
    (name) => topicOf(features, name),
  );
  expect(topics).toEqual([
    'sessions',
    'notifications',
    ...Array(2).fill('workspace'),
    ...Array(3).fill('conversations'),
  ]);
});

test('settings are listed for the roles that can open them', () => {
  const namesFor = (role: 'viewer' | 'agent' | 'admin') =>
    settingsFor(features, role).map(({ name }) => name);
  expect(namesFor('viewer')).toEqual([
    'profile',
    'notifications',
    'keyboard',
    'team',
    'teams',
    'tags',
    'cannedResponses',
    'about',
  ]);
  expect(namesFor('agent').filter((name) => !namesFor('viewer').includes(name))).toEqual(['macros']);
  expect(namesFor('admin').filter((name) => !namesFor('agent').includes(name))).toEqual([
    'business',
    'apiKeys',
    'securityLog',
    'monitoring',
  ]);
});
