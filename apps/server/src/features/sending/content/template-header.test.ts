import type { MessageContent } from '@waqtor/contract';
import { expect, test } from 'vitest';
import {
  hasFileInCard,
  headerFileOf,
  nameOfLink,
  withDocumentNames,
  withUploadName,
} from './template-header.ts';

const template = (components?: unknown): MessageContent =>
  ({ type: 'template', name: 'order', language: 'en', components }) as MessageContent;
const header = (...parameters: unknown[]) => [{ type: 'HEADER', parameters }];
const document = (fields: object) => ({ type: 'document', document: fields });
const text = { type: 'text', text: 'x' } as const;
const nameIn = (content: MessageContent): unknown => {
  const [first] = content.type === 'template' ? (content.components ?? []) : [];
  return (first as { parameters: { document: { filename?: unknown } }[] }).parameters[0]?.document.filename;
};

test.each<[MessageContent, object | undefined]>([
  [template(header(document({ mediaId: 'media_1' }))), { kind: 'document', mediaId: 'media_1' }],
  [
    template(header(text, { type: 'image', image: { mediaId: 'media_2' } })),
    { kind: 'image', mediaId: 'media_2' },
  ],
  [template(header(document({ link: 'https://a.example/a.pdf' }))), undefined],
  [template(header({ type: 'document', document: 'x' })), undefined],
  [
    template([{ type: 'body', parameters: [document({ mediaId: 'media_1' })] }, { type: 'header' }]),
    undefined,
  ],
  [template(), undefined],
  [text, undefined],
])('%j has the header file %j', (content, file) => {
  expect(headerFileOf(content)).toEqual(file);
});

test('a document by link without a name is named after its link', () => {
  const named = (fields: object) => nameIn(withDocumentNames(template(header(document(fields)))));
  expect(named({ link: 'https://a.example/plans/plan%20A.pdf?x=1' })).toBe('plan A.pdf');
  expect(named({ link: 'https://a.example/plan.pdf', filename: ' ' })).toBe('plan.pdf');
  expect(named({ link: 'https://a.example/plan.pdf', filename: 'Ours.pdf' })).toBe('Ours.pdf');
  expect(named({ link: 'https://a.example/' })).toBeUndefined();
  expect(named({ mediaId: 'media_1' })).toBeUndefined();
  for (const content of [text, template(), template([{ type: 'body' }])] as MessageContent[])
    expect(withDocumentNames(content)).toEqual(content);
  const mixed = template([...header('x', document({ link: 'https://a.example/b.pdf' })), { type: 'body' }]);
  expect(withDocumentNames(mixed)).toMatchObject({
    components: [{ parameters: ['x', { document: { filename: 'b.pdf' } }] }, { type: 'body' }],
  });
});

test('an uploaded document without a name is named after its upload', () => {
  const named = (fields: object, name: string | null) =>
    nameIn(withUploadName(template(header(document(fields))), name));
  expect(named({ mediaId: 'media_1' }, 'plan.pdf')).toBe('plan.pdf');
  expect(named({ mediaId: 'media_1', filename: 'Ours.pdf' }, 'plan.pdf')).toBe('Ours.pdf');
  expect(named({ link: 'https://a.example/a.pdf' }, 'plan.pdf')).toBeUndefined();
  expect(named({ mediaId: 'media_1' }, null)).toBeUndefined();
  expect(withUploadName(text, 'plan.pdf')).toBe(text);
});

test.each<[unknown, boolean]>([
  [
    [{ type: 'carousel', cards: [{ components: header({ type: 'image', image: { mediaId: 'media_1' } }) }] }],
    true,
  ],
  [
    [
      {
        type: 'carousel',
        cards: [{ components: header({ type: 'image', image: { link: 'https://a.example/a.png' } }) }],
      },
    ],
    false,
  ],
  [[{ type: 'carousel', cards: 'x' }], false],
  [[{ type: 'carousel', cards: ['x', { components: [{}] }] }], false],
  [undefined, false],
])('cards %j contain an uploaded file: %s', (components, expected) => {
  expect(hasFileInCard(template(components))).toBe(expected);
  expect(hasFileInCard(text)).toBe(false);
});

test.each([
  ['https://a.example/plan.pdf', 'plan.pdf'],
  ['https://a.example/a/b/', 'b'],
  ['https://a.example', undefined],
  ['nowhere', undefined],
  ['https://a.example/%E0%A4', '%E0%A4'],
  ['https://a.example/a%2Fb%00.pdf', 'a_b_.pdf'],
])('the link %s has the name %s', (link, name) => {
  expect(nameOfLink(link)).toBe(name);
});
