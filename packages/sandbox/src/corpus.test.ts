import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  type NumberAccess,
  type Receiver,
  type RunningSandbox,
  startReceiver,
  startSandbox,
} from './index.ts';
import { files, mediaForm, rawBody } from './testing/files.ts';

const CORPUS = fileURLToPath(
  new URL('../../../../shared/corpus/graph/business-messaging-api_v23.0.yaml', import.meta.url),
);
const present = existsSync(CORPUS);
if (!present) console.warn('skipped: Meta’s published examples (../shared/corpus) are not on this machine');

type Body = Record<string, unknown>;
interface Example {
  name: string;
  method: string;
  path: string;
  body: Body;
}

const NUMBER = [
  'messages',
  'media',
  'block_users',
  'message_qrdls',
  'register',
  'deregister',
  'request_code',
  'verify_code',
  'settings',
  'whatsapp_business_profile',
  'whatsapp_commerce_settings',
  'conversational_automation',
  'official_business_account',
  'business_compliance_info',
  'marketing_messages',
];
const SERVED = new Set([
  ...NUMBER.map((noun) => `{Phone-Number-ID}/${noun}`),
  '{Phone-Number-ID}',
  '{WABA-ID}',
  '{WABA-ID}/phone_numbers',
  '{WABA-ID}/subscribed_apps',
  '{WABA-ID}/message_templates',
  '{TEMPLATE_ID}',
]);

interface Operation {
  requestBody?: { content: Record<string, { example?: Body; examples?: Record<string, { value: Body }> }> };
}

function readExamples(): Example[] {
  const { paths } = parse(readFileSync(CORPUS, 'utf8'), { maxAliasCount: -1 }) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).flatMap(([full, operations]) => {
    const path = full.replace('/{Version}/', '');
    if (!SERVED.has(path)) return [];
    return Object.entries(operations).flatMap(([method, operation]) =>
      Object.values(operation?.requestBody?.content ?? {}).flatMap(({ examples = {} }) =>
        Object.entries(examples).map(([name, { value }]) => ({
          name,
          method: method.toUpperCase(),
          path,
          body: value,
        })),
      ),
    );
  });
}

const examples = present ? readExamples() : [];
let sandbox: RunningSandbox;
let number: NumberAccess;
let receiver: Receiver;
let templateId = '';
let made = 0;
const media: Record<string, string> = {};
let handle = '';
const FILES = {
  image: [files.jpeg, 'image/jpeg'],
  audio: [files.oggOpus, 'audio/ogg'],
  video: [files.mp4, 'video/mp4'],
  document: [files.pdf, 'application/pdf'],
  sticker: [files.webp, 'image/webp'],
} as const;

beforeAll(async () => {
  sandbox = await startSandbox({ rules: { pairRate: false, throughput: false } });
  number = sandbox.admin.createNumber({});
  receiver = await startReceiver(number);
  for (const phone of ['16505551234', '16315555555']) {
    sandbox.admin.createPerson({ phone });
    sandbox.admin.writeAs(phone, { type: 'text', text: 'The window is open' });
  }
  for (const [kind, [bytes, type]] of Object.entries(FILES)) {
    media[kind] = String((await call('POST', `${number.pnid}/media`, mediaForm(bytes, type))).json.id);
  }
  const { png } = files;
  const session = await call('POST', `${number.appId}/uploads`, {
    file_length: png.length,
    file_type: 'image/png',
  });
  handle = String((await call('POST', String(session.json.id), png)).json.h);
  const components = [{ type: 'BODY', text: 'Hi' }];
  templateId = String(
    (
      await call('POST', `${number.wabaId}/message_templates`, {
        name: 'to_edit',
        language: 'en',
        category: 'UTILITY',
        components,
      })
    ).json.id,
  );
});
afterAll(async () => {
  await receiver.stop();
  await sandbox.stop();
});

async function call(
  method: string,
  path: string,
  body: Body | FormData | Uint8Array,
): Promise<{ status: number; json: Body }> {
  const isRaw = body instanceof FormData || body instanceof Uint8Array;
  const answer = await fetch(`${sandbox.url}/v23.0/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${number.token}`,
      ...(isRaw ? {} : { 'content-type': 'application/json' }),
    },
    body: rawBody(body),
  });
  return { status: answer.status, json: (await answer.json()) as Body };
}

/** Replaces the example's placeholders with real values: people, uploaded files, addresses. */
function fill(value: unknown, holder = ''): unknown {
  if (holder === 'header_handle') return [handle];
  if (Array.isArray(value)) return value.map((item) => fill(item, holder));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'id' && media[holder] ? media[holder] : fill(inner, key),
      ]),
    );
  }
  if (typeof value !== 'string') return value;
  if (/^\{\{Recipient/.test(value)) return '16505551234';
  if (/^<?http\(s\)/.test(value)) return 'https://example.com/file';
  if (/your-webhook-endpoint/.test(value)) return receiver.url;
  if (value === '<HEADER_TYPE>') return 'text';
  if (value === 'YOUR_VERIFY_TOKEN_PLACEHOLDER') return number.verifyToken;
  return value;
}

/** Creates the template that an example sends, with the components the example fills. */
async function makeTemplate({
  language,
  components = [],
}: {
  language: { code: string };
  components?: Body[];
}): Promise<string> {
  const of = (type: string) => components.filter((component) => component.type === type);
  const parameters = (component?: Body) => (component?.parameters ?? []) as Body[];
  const [header] = of('header');
  const body = parameters(of('body')[0]).map((_, at) => `{{${at + 1}}}`);
  const shape: Body[] = [
    { type: 'BODY', text: `Hello ${body.join(' and ')}`, example: { body_text: [body.map(() => 'x')] } },
  ];
  if (header)
    shape.push({
      type: 'HEADER',
      format: String(parameters(header)[0]?.type).toUpperCase(),
      example: { header_handle: [handle] },
    });
  const buttons = of('button').map((_, at) => ({ type: 'QUICK_REPLY', text: `Button ${at}` }));
  if (buttons.length > 0) shape.push({ type: 'BUTTONS', buttons });
  // Meta's own placeholder names are not valid names, so the template is created under another name and
  // renamed.
  const created = await call('POST', `${number.wabaId}/message_templates`, {
    name: `example_${Date.now()}_${made++}`,
    language: language.code,
    category: 'UTILITY',
    components: shape,
  });
  expect(created.json).toMatchObject({ status: 'PENDING' });
  await sandbox.admin.idle();
  const { name: accepted } = (await (
    await fetch(`${sandbox.url}/v23.0/${created.json.id}?access_token=${number.token}`)
  ).json()) as { name: string };
  return accepted;
}
const target = (path: string): string =>
  path
    .replace('{Phone-Number-ID}', number.pnid)
    .replace('{WABA-ID}', number.wabaId)
    .replace('{TEMPLATE_ID}', templateId);

test('the corpus is present if it is required', () => {
  expect(present || process.env.REQUIRE_CORPUS !== 'true').toBe(true);
});

test.skipIf(!present)('the corpus has as many examples as Meta publishes for the served paths', () => {
  expect(examples.filter(({ path }) => path.endsWith('/messages')).length).toBeGreaterThanOrEqual(50);
  expect(examples.length).toBeGreaterThanOrEqual(85);
});

test.skipIf(!present).each(examples.map((example, at) => ({ ...example, at })))(
  'the sandbox responds to $method $path: $name',
  async ({ method, path, body: raw, at }) => {
    const body = fill(raw) as Body;
    if (path === '{WABA-ID}/message_templates')
      body.name = `${String(body.name)
        .toLowerCase()
        .replace(/[^a-z0-9_]/g, '')}_${at}`;
    if (body.template)
      body.template = { ...(body.template as Body), name: await makeTemplate(body.template as never) };
    if (path.endsWith('/message_qrdls') && body.code) {
      body.code = (await call('POST', target(path), { prefilled_message: 'first' })).json.code;
    }
    const { status, json } = await call(method, target(path), body);
    expect(json).not.toHaveProperty('error');
    expect(status).toBe(200);
    if (!path.endsWith('/messages')) return;
    if (body.status) expect(json).toEqual({ success: true });
    else
      expect(json).toMatchObject({
        messaging_product: 'whatsapp',
        contacts: [{ wa_id: expect.stringMatching(/^\d+$/) }],
        messages: [{ id: expect.stringMatching(/^wamid\.HBg/) }],
      });
  },
);
