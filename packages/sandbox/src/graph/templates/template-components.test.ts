import { afterEach, expect, test } from 'vitest';
import { scene, stopScenes } from '../../testing/scene.ts';

afterEach(stopScenes);

const body = { type: 'BODY', text: 'Hello.' };
const buttons = (...list: unknown[]) => ({ type: 'BUTTONS', buttons: list });

test.each<[string, unknown, number, string]>([
  ['no components', undefined, 100, 'must have one of type BODY'],
  ['no body', [{ type: 'FOOTER', text: 'Bye' }, 'BODY'], 100, 'must have one of type BODY'],
  ['a body of 1,025 characters', [{ type: 'BODY', text: 'x'.repeat(1_025) }], 100, 'at most 1024'],
  ['a footer of 61 characters', [body, { type: 'FOOTER', text: 'x'.repeat(61) }], 100, 'at most 60'],
  ['a footer with a parameter', [body, { type: 'FOOTER', text: '{{1}}' }], 100, 'no parameters'],
  [
    'a body without its example',
    [{ type: 'BODY', text: 'Hi {{1}}.' }],
    100,
    'BODY is missing expected field(s)',
  ],
  ['a gap in the numbers', [{ type: 'BODY', text: 'Hi {{2}}.' }], 100, 'numbered 1, 2, 3'],
  ['two parameters side by side', [{ type: 'BODY', text: 'Hi {{1}} {{2}}.' }], 100, 'words between them'],
  [
    'a header with two parameters',
    [body, { type: 'HEADER', format: 'TEXT', text: '{{1}} of {{2}}' }],
    100,
    'at most one',
  ],
  ['a header of two lines', [body, { type: 'HEADER', format: 'TEXT', text: 'a\nb' }], 100, 'no line breaks'],
  [
    'a header without its example',
    [body, { type: 'HEADER', format: 'TEXT', text: '{{1}}' }],
    100,
    'HEADER is missing',
  ],
  ['an image without its example', [body, { type: 'HEADER', format: 'IMAGE' }], 100, 'HEADER is missing'],
  [
    'an example that was not uploaded',
    [body, { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::x'] } }],
    131009,
    'not one that an upload session gave',
  ],
  [
    '11 buttons',
    [body, buttons(...Array.from({ length: 11 }, () => ({ type: 'QUICK_REPLY', text: 'A' })))],
    100,
    'at most 10',
  ],
  ['a long button', [body, buttons({ type: 'QUICK_REPLY', text: 'x'.repeat(26) })], 100, 'at most 25'],
  [
    'a URL with two parameters',
    [body, buttons({ type: 'URL', text: 'A', url: 'https://a.example/{{1}}/{{2}}' })],
    100,
    'at most one parameter',
  ],
])('a template with %s is refused', async (_, components, code, details) => {
  const { number, call } = await scene({}, false);
  const template = { name: 'a', language: 'en', category: 'UTILITY', components };
  const { json } = await call('POST', `${number.wabaId}/message_templates`, template);
  expect(json.error?.code).toBe(code);
  expect(`${json.error?.message} ${json.error?.error_data?.details}`).toContain(details);
});

test('an authentication template gets Meta’s texts', async () => {
  const { number, call } = await scene({}, false);
  const { json } = await call('POST', `${number.wabaId}/message_templates`, {
    name: 'code',
    language: 'en',
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 5 },
      { type: 'HEADER', format: 'TEXT', text: 'Code' },
      buttons(
        { type: 'OTP' },
        { type: 'OTP', otp_type: 'ONE_TAP', text: 'Autofill' },
        { type: 'QUICK_REPLY', text: 'No' },
        'x',
      ),
    ],
  });
  const { json: shown } = await call('GET', `${json.id}?fields=components`);
  const url = (type: string) => `https://www.whatsapp.com/otp/code/?otp_type=${type}&code=otp{{1}}`;
  expect(shown.components).toMatchObject([
    { text: '*{{1}}* is your verification code. For your security, do not share this code.' },
    { text: 'This code expires in 5 minutes.' },
    { text: 'Code' },
    {
      buttons: [
        { type: 'URL', text: 'Copy code', url: url('COPY_CODE') },
        { type: 'URL', text: 'Autofill', url: url('ONE_TAP') },
        { type: 'QUICK_REPLY', text: 'No' },
        'x',
      ],
    },
  ]);
});
