import { beforeEach, expect, test } from 'vitest';
import type { Outgoing } from '../outgoing.ts';
import { attachmentsOf, takeFiles } from './attachments/attachments.ts';
import { changeDraft, loadDraft, type Quote } from './drafts.ts';
import { restoreDraft } from './restore-draft.ts';

const CONVERSATION = 'cnv_1';
const quote: Quote = { id: 'msg_1', providerId: 'wamid.1', direction: 'in', text: 'Which?', kind: 'text' };
const media = (id: string) =>
  ({
    id,
    state: 'stored',
    url: `/media/${id}`,
    filename: `${id}.pdf`,
    mimeType: 'application/pdf',
    size: 9,
  }) as never;
const file = (id: string, isVoice = false): Outgoing['file'] => ({
  id,
  kind: isVoice ? 'audio' : 'document',
  isVoice,
  media: media(id),
});
const buildPart = (given: Partial<Outgoing>): Outgoing => ({ kind: 'text', text: '', ...given });
const namesOf = () =>
  attachmentsOf(CONVERSATION).map(({ id, isVoice, state }) => `${id} ${isVoice} ${state}`);

beforeEach(() => {
  const kept = new Map<string, string>();
  globalThis.localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  } as never;
  changeDraft(CONVERSATION, { kind: 'text', text: '', quote: undefined, template: undefined });
  takeFiles(
    CONVERSATION,
    attachmentsOf(CONVERSATION).map(({ id }) => id),
  );
});

test('all parts of a failed message are restored, in order, before a newer draft', () => {
  changeDraft(CONVERSATION, { text: 'begun since' });
  restoreDraft(CONVERSATION, [
    buildPart({ file: file('one'), text: 'a caption', replyTo: quote }),
    buildPart({ file: file('two', true) }),
    buildPart({ text: 'first piece' }),
    buildPart({ text: 'second piece' }),
  ]);
  expect(loadDraft(CONVERSATION)).toMatchObject({
    kind: 'text',
    text: 'a caption\n\nfirst piece\n\nsecond piece\nbegun since',
    quote,
  });
  expect(namesOf()).toEqual(['one false ready', 'two true ready']);
});

test('a text that was split into messages is restored as it was written', () => {
  const parts = [buildPart({ text: 'one two' }), buildPart({ text: 'three' })];
  restoreDraft(CONVERSATION, parts, { text: 'one two three' });
  expect(loadDraft(CONVERSATION).text).toBe('one two three');
});

test('a restored text keeps a newer draft that begins the same', () => {
  changeDraft(CONVERSATION, { text: 'No' });
  restoreDraft(CONVERSATION, [buildPart({ text: 'Not so fast' })]);
  expect(loadDraft(CONVERSATION).text).toBe('Not so fast\nNo');
});

test('parts restored one by one keep their order', () => {
  restoreDraft(CONVERSATION, [buildPart({ text: 'first', file: file('one') })], { isAfter: true });
  restoreDraft(CONVERSATION, [buildPart({ text: 'second', file: file('two') })], { isAfter: true });
  expect(loadDraft(CONVERSATION).text).toBe('first\nsecond');
  expect(namesOf()).toEqual(['one false ready', 'two false ready']);
});

test('a template is restored with its values', () => {
  const template = { type: 'template', name: 'order', language: 'fr', components: [] } as const;
  restoreDraft(CONVERSATION, [buildPart({ template: template as never })]);
  expect(loadDraft(CONVERSATION).template).toEqual(template);
});

test('a text restored into a note draft becomes a note, never the reverse', () => {
  changeDraft(CONVERSATION, { kind: 'note', text: 'he is difficult' });
  restoreDraft(CONVERSATION, [buildPart({ text: 'Good morning' })]);
  expect(loadDraft(CONVERSATION)).toMatchObject({ kind: 'note', text: 'Good morning\nhe is difficult' });
});
