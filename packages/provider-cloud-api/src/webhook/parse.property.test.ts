import { messageContent } from '@waqtor/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../testing/corpus.ts';
import {
  buildBody,
  buildMessage,
  buildMessages,
  buildStatus,
  buildValue,
  someone,
} from '../testing/webhooks.ts';
import { itemReaders, parseWebhook } from './parse.ts';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The bodies to corrupt: our own always, and those of the corpus if it is available. */
const bodies: unknown[] = [
  buildMessages(buildMessage(), buildMessage({ id: 'wamid.2', type: 'image', image: { id: '5' } })),
  buildBody(
    'messages',
    buildValue({ contacts: [someone], statuses: [buildStatus(), buildStatus({ status: 'read' })] }),
  ),
  buildBody('account_update', { event: 'X' }),
  buildBody('smb_app_state_sync', buildValue({ state_sync: [{ type: 'contact', contact: {} }] })),
  ...readCorpus().map(({ body }) => body),
];

/** Replaces, removes or repeats one value somewhere in a JSON document. */
function spoil(root: unknown, seed: readonly number[], value: unknown): unknown {
  const [choice = 0, ...path] = seed;
  const next = path[0];
  if (Array.isArray(root) && root.length > 0 && next !== undefined) {
    const at = next % root.length;
    const copy = root.slice();
    if (path.length === 1 && choice === 0) copy.splice(at, 1);
    else if (path.length === 1 && choice === 1) copy.splice(at, 0, root[at]);
    else copy[at] = spoil(root[at], [choice, ...path.slice(1)], value);
    return copy;
  }
  if (isObject(root) && next !== undefined) {
    const keys = Object.keys(root);
    const key = keys[next % Math.max(keys.length, 1)];
    if (key === undefined) return value;
    if (path.length > 1) return { ...root, [key]: spoil(root[key], [choice, ...path.slice(1)], value) };
    const { [key]: taken, ...rest } = root;
    return choice === 0 ? rest : choice === 1 ? { ...rest, [`${key}_`]: taken } : { ...root, [key]: value };
  }
  return value;
}

/** The minimum number of items in a body: every element of every list must become an event. */
function countItems(body: unknown): number {
  if (!isObject(body) || !Array.isArray(body.entry)) return 1;
  let count = 0;
  for (const entry of body.entry) {
    if (!isObject(entry) || !Array.isArray(entry.changes)) count += 1;
    else for (const change of entry.changes) count += countOfChange(change);
  }
  return count;
}

const listFields =
  /^(messages|message_echoes|smb_message_echoes|smb_app_state_sync|history|user_preferences)$/;

function countOfChange(change: unknown): number {
  if (!isObject(change) || !isObject(change.value)) return 1;
  if (typeof change.field !== 'string' || !listFields.test(change.field)) return 1;
  let count = 0;
  const { messages } = change.value;
  for (const [key, list] of Object.entries(change.value)) {
    // Errors next to a single message may be part of its event.
    if (key === 'errors' && Array.isArray(messages) && messages.length === 1) continue;
    if (Object.hasOwn(itemReaders, key) && key !== 'history') count += Array.isArray(list) ? list.length : 1;
  }
  return count;
}

const spoiled = fc
  .tuple(
    fc.constantFrom(...bodies),
    fc.array(fc.tuple(fc.array(fc.nat(20), { minLength: 2, maxLength: 9 }), fc.jsonValue()), {
      maxLength: 4,
    }),
  )
  .map(([body, changes]) => changes.reduce((root, [seed, value]) => spoil(root, seed, value), body));

describe('any corrupted webhook', () => {
  it('is read item by item without an exception, into values valid for the contract and PostgreSQL', () => {
    fc.assert(
      fc.property(spoiled, (body) => {
        const events = parseWebhook(body);
        expect(events.length).toBeGreaterThanOrEqual(countItems(body));
        for (const event of events) {
          expect(event).toHaveProperty('raw');
          if (event.type !== 'message') continue;
          expect(messageContent.safeParse(event.content).error).toBeUndefined();
          expect(event.contact.phone ?? event.contact.bsuid).toBeDefined();
          expect(event.at.toISOString()).toMatch(/^(19|20|21)/);
        }
        expect(JSON.stringify(events)).not.toContain('\\u0000');
      }),
      { numRuns: 3_000 },
    );
  });

  it('of arbitrary JSON is read without an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (body) => {
        expect(parseWebhook(body).length).toBeGreaterThan(0);
      }),
    );
  });
});
