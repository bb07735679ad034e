import { expect, test } from 'vitest';
import { insertMarkers, replaceMarkers } from './text-markers.ts';

const texts = {
  inbox: { title: 'Said & done', quoted: `"it's"` },
  list: { count: '{count} left', rich: 'See <a>this</a>' },
};

test('each marker in static HTML is replaced by its escaped text', () => {
  const marks = insertMarkers(texts);
  const html = `<h1 title="${marks.inbox.quoted}">${marks.inbox.title}</h1><p>${marks.inbox.title}</p>`;
  expect(replaceMarkers(html, texts)).toBe(
    '<h1 title="&#34;it&#39;s&#34;">Said &#38; done</h1><p>Said &#38; done</p>',
  );
});

test('texts that need a script, and unknown texts, are refused', () => {
  const marks = insertMarkers(texts);
  for (const mark of [marks.list.count, marks.list.rich, '⟦list.other⟧'])
    expect(() => replaceMarkers(`<p>${mark}</p>`, texts)).toThrow(mark);
});
