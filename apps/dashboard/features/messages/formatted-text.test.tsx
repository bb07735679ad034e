import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FormattedText } from './formatted-text.tsx';

const html = (text: string) =>
  renderToStaticMarkup(<FormattedText text={text} />).replace(/^<p[^>]*>|<\/p>$/g, '');

test.for([
  ['*bold* and _italic_', '<strong>bold</strong> and <em>italic</em>'],
  ['~gone~ 2 * 3 * 4', '<s>gone</s> 2 * 3 * 4'],
  ['*a _b_*', '<strong>a <em>b</em></strong>'],
  ['snake_case_name', 'snake_case_name'],
  ['*مرحبا* بك', '<strong>مرحبا</strong> بك'],
  ['```*x*```', '<code class="font-mono whitespace-pre-wrap">*x*</code>'],
] as const)('%s', ([text, expected]) => {
  expect(html(text)).toBe(expected);
});

test('links are http and https alone, and carry nothing of ours', () => {
  expect(html('see https://a.example/x?y=1.')).toContain(
    '<a href="https://a.example/x?y=1" target="_blank" rel="noopener noreferrer nofollow"',
  );
  expect(html('javascript:alert(1) data:text/html,x')).not.toContain('<a');
});

test('what looks like HTML stays text', () => {
  const text = '<img src=x onerror=alert(1)><script>alert(1)</script> *<b>*';
  expect(html(text)).not.toMatch(/<(?!\/?strong>)/);
});

test('a long text without any sense is done at once', () => {
  expect(html('*_~'.repeat(1_300)).length).toBeGreaterThan(0);
  expect(html(`*${'a'.repeat(4_000)}`)).toContain('aaaa');
});
