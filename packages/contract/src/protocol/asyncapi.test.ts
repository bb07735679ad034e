import { expect, test } from 'vitest';
import { eventDefinitions } from '../events/index.ts';
import { buildAsyncApi } from './asyncapi.ts';
import { clientFrames, controlFrames } from './realtime.ts';

const document = buildAsyncApi();
const text = JSON.stringify(document);

test('every frame and event is a message in the AsyncAPI document, sent or received', () => {
  const { messages } = document.components;
  const types = eventDefinitions.map(({ type }) => type);
  expect(Object.keys(messages)).toEqual(expect.arrayContaining(types));
  expect(Object.keys(messages)).toHaveLength(types.length + clientFrames.length + controlFrames.length);
  expect(document.operations.send.messages).toHaveLength(types.length + controlFrames.length);
  expect(document.operations.receive.messages).toHaveLength(clientFrames.length);
});

test('every message in the AsyncAPI document has a description', () => {
  for (const message of Object.values(document.components.messages))
    expect(message.description, message.name).toEqual(expect.stringMatching(/^[A-Z]/));
});

test('every reference in the AsyncAPI document can be resolved', () => {
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path.split('/'));
  expect(references.length).toBeGreaterThan(200);
  for (const path of references) {
    let part: unknown = document;
    for (const key of path) part = Object(part)[key];
    expect(part, path.join('/')).toBeTypeOf('object');
  }
});

test('no schema in the AsyncAPI document forbids additional properties', () => {
  expect(text).not.toContain('"additionalProperties":false');
});
