import { buildBody, buildMessage, buildStatus, buildValue, metadata, someone } from './webhooks.ts';

/*
 * Webhook bodies, each of which grows in one dimension with `size`. Each is a complete body, and at the sizes of
 * `full` all are within Meta's 3 MB.
 */

type Json = Record<string, unknown>;

const times = <T>(count: number, build: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => build(i));
const phone = (i: number) => `1650${String(i).padStart(7, '0')}`;
const keysOf = (count: number, value: unknown = 1): Json =>
  Object.fromEntries(times(count, (i) => [`key${i}`, value]));
const messages = (parts: Json) => buildBody('messages', buildValue(parts));
const one = (parts: Json) => messages({ contacts: [someone], messages: [buildMessage(parts)] });
const nested = (depth: number): unknown => JSON.parse(`${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`);

export interface GrowingWebhook {
  /** The largest size that one request can have, approximately. */
  full: number;
  build(size: number): unknown;
}

export const growingWebhooks: Readonly<Record<string, GrowingWebhook>> = {
  'unknown keys of the value': {
    full: 10_000,
    build: (n) => messages({ contacts: [someone], messages: [buildMessage()], ...keysOf(n) }),
  },
  'unknown keys of a message': { full: 10_000, build: (n) => one(keysOf(n)) },
  'unknown keys of a contact': {
    full: 10_000,
    build: (n) => messages({ contacts: [{ ...someone, ...keysOf(n) }], messages: [buildMessage()] }),
  },
  'messages of one customer': {
    full: 25_000,
    build: (n) =>
      messages({ contacts: [someone], messages: times(n, (i) => buildMessage({ id: `wamid.${i}` })) }),
  },
  'messages of many customers': {
    full: 12_000,
    build: (n) =>
      messages({
        contacts: times(n, (i) => ({ profile: { name: `P ${i}` }, wa_id: phone(i) })),
        messages: times(n, (i) => buildMessage({ id: `wamid.${i}`, from: phone(i) })),
      }),
  },
  'messages of customers without an entry': {
    full: 12_000,
    build: (n) =>
      messages({
        contacts: times(n, (i) => ({ profile: { name: `P ${i}` }, wa_id: phone(i) })),
        messages: times(n, (i) => buildMessage({ id: `wamid.${i}`, from: phone(i + 5_000_000) })),
      }),
  },
  'messages and one contact, both large': {
    full: 12_000,
    build: (n) =>
      messages({
        contacts: [{ profile: { name: 'x'.repeat(n * 50) }, wa_id: someone.wa_id, ...keysOf(n) }],
        messages: times(n, (i) => buildMessage({ id: `wamid.${i}` })),
      }),
  },
  'the same contact many times': {
    full: 20_000,
    build: (n) =>
      messages({ contacts: times(n, () => someone), messages: times(n / 2, () => buildMessage()) }),
  },
  statuses: {
    full: 20_000,
    build: (n) => messages({ statuses: times(n, (i) => buildStatus({ id: `wamid.${i}` })) }),
  },
  'errors of one status': {
    full: 60_000,
    build: (n) =>
      messages({ statuses: [buildStatus({ status: 'failed', errors: times(n, () => ({ code: 1 })) })] }),
  },
  entries: {
    full: 30_000,
    build: (n) => ({
      object: 'whatsapp_business_account',
      entry: times(n, (i) => ({ id: String(i), changes: [{}] })),
    }),
  },
  'changes of one entry': {
    full: 12_000,
    build: (n) => ({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          changes: times(n, (i) => ({
            field: 'messages',
            value: { metadata, statuses: [buildStatus({ id: `wamid.${i}` })] },
          })),
        },
      ],
    }),
  },
  'items that are none': {
    full: 100_000,
    build: (n) => messages({ messages: times(n, () => ({ type: 'none' })) }),
  },
  'threads that are none': {
    full: 100_000,
    build: (n) => buildBody('history', buildValue({ history: [{ threads: times(n, () => 'no thread') }] })),
  },
  depth: { full: 400_000, build: (n) => one({ type: 'strange', strange: nested(n) }) },
  'depth outside of any item': { full: 400_000, build: (n) => ({ entry: nested(n) }) },
  'a long text': { full: 2_900_000, build: (n) => one({ text: { body: 'a b '.repeat(n / 4) } }) },
  'a text of spaces and braces': {
    full: 2_900_000,
    build: (n) => one({ text: { body: `{{${' '.repeat(n)}` } }),
  },
  'texts of quotes': {
    full: 24,
    build: (n) =>
      messages({
        contacts: [someone],
        messages: times(n, (i) => buildMessage({ id: `wamid.${i}`, text: { body: '"'.repeat(60_000) } })),
      }),
  },
  'a text of escapes': { full: 400_000, build: (n) => one({ text: { body: '\\\\ud800'.repeat(n / 2) } }) },
  'a text of marks': {
    full: 1_400_000,
    build: (n) => one({ text: { body: `a${'\u0301\u0316'.repeat(n / 2)}` } }),
  },
  'a text to be repaired': { full: 400_000, build: (n) => one({ text: { body: '\ud800\0'.repeat(n / 2) } }) },
  'texts to be repaired': {
    full: 20_000,
    build: (n) => one({ type: 'strange', strange: times(n, () => 'x\0') }),
  },
  'keys to be repaired': {
    full: 10_000,
    build: (n) => one({ type: 'strange', strange: Object.fromEntries(times(n, (i) => [`k\0${i}`, i])) }),
  },
  'a long id': { full: 1_900_000, build: (n) => one({ id: 'x'.repeat(n), from: '1'.repeat(n / 2) }) },
  'a long phone number': { full: 2_900_000, build: (n) => one({ from: `+${'1 ('.repeat(n / 3)}x` }) },
  'a long user name': {
    full: 2_900_000,
    build: (n) =>
      messages({
        contacts: [{ profile: { username: `@${'a.'.repeat(n / 2)}!` }, wa_id: '1' }],
        messages: [buildMessage()],
      }),
  },
  'cards of one message': {
    full: 66_000,
    build: (n) => one({ type: 'contacts', contacts: times(n, () => ({ name: { formatted_name: 'A' } })) }),
  },
  'phones of one card': {
    full: 100_000,
    build: (n) =>
      one({
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'A' }, phones: times(n, () => ({ phone: '+1' })) }],
      }),
  },
  'lines of one order': {
    full: 30_000,
    build: (n) =>
      one({
        type: 'order',
        order: {
          catalog_id: '1',
          product_items: times(n, (i) => ({
            product_retailer_id: `p${i}`,
            quantity: 1,
            item_price: 2,
            currency: 'MAD',
          })),
        },
      }),
  },
  'the answer of a form': {
    full: 4_500,
    build: (n) =>
      one({
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { response_json: JSON.stringify(keysOf(n)), body: 'Sent', name: 'flow' },
        },
      }),
  },
  'the answer of a form, nested': {
    full: 32_000,
    build: (n) =>
      one({
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { response_json: `${'['.repeat(n)}${']'.repeat(n)}`, body: 'Sent', name: 'flow' },
        },
      }),
  },
  'threads of the history': {
    full: 10_000,
    build: (n) =>
      buildBody(
        'history',
        buildValue({
          history: [
            {
              metadata: { phase: 0 },
              threads: times(n, (i) => ({ id: phone(i), messages: [buildMessage({ id: `wamid.${i}` })] })),
            },
          ],
        }),
      ),
  },
  'messages of one thread of the history': {
    full: 20_000,
    build: (n) =>
      buildBody(
        'history',
        buildValue({
          history: [
            { threads: [{ id: phone(1), messages: times(n, (i) => buildMessage({ id: `wamid.${i}` })) }] },
          ],
        }),
      ),
  },
  'lines of the address book': {
    full: 15_000,
    build: (n) =>
      buildBody(
        'smb_app_state_sync',
        buildValue({
          state_sync: times(n, (i) => ({
            type: 'contact',
            contact: { full_name: `P ${i}`, phone_number: phone(i) },
            action: 'add',
            metadata: { timestamp: '1749416383' },
          })),
        }),
      ),
  },
  preferences: {
    full: 15_000,
    build: (n) =>
      buildBody(
        'user_preferences',
        buildValue({
          contacts: [someone],
          user_preferences: times(n, () => ({
            wa_id: someone.wa_id,
            category: 'marketing',
            value: 'stop',
            timestamp: 1749416383,
          })),
        }),
      ),
  },
};
