import { expect, test } from 'vitest';
import { type Draft, sizeOf } from './outgoing-content.ts';

test('the size of a draft is in bytes of UTF-8, for every type', () => {
  const text = 'م'.repeat(1_000);
  const drafts: Draft[] = [
    { type: 'content', content: { type: 'text', text } },
    { type: 'file', file: { url: 'https://a.example/a.png' }, kind: 'image', caption: text },
    {
      type: 'content',
      content: { type: 'interactive', body: text, action: { type: 'buttons', buttons: [] } },
    },
  ];
  for (const draft of drafts) expect(sizeOf(draft)).toBeGreaterThanOrEqual(2_000);
});
