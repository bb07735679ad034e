import { expect, test } from 'vitest';
import { markEveryText, replaceMarks } from './text-marks.ts';

const texts = {
  inbox: { title: 'Said & done', quoted: `"it's"` },
  list: { count: '{count} left', rich: 'See <a>this</a>' },
};

test('puts each text where its mark stands, as text', () => {
  const marks = markEveryText(texts);
  const html = `<h1 title="${marks.inbox.quoted}">${marks.inbox.title}</h1><p>${marks.inbox.title}</p>`;
  expect(replaceMarks(html, texts)).toBe(
    '<h1 title="&#34;it&#39;s&#34;">Said &#38; done</h1><p>Said &#38; done</p>',
  );
});

test('refuses what only a script can say, and what nobody has written', () => {
  const marks = markEveryText(texts);
  for (const mark of [marks.list.count, marks.list.rich, '⟦list.other⟧'])
    expect(() => replaceMarks(`<p>${mark}</p>`, texts)).toThrow(mark);
});
