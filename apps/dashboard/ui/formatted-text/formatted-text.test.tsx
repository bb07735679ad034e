import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import messages from '../../messages/en.generated.ts';
import { FormattedText } from './formatted-text.tsx';

const whole = (text: string, mentions: string[] = []) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <FormattedText text={text} mentions={mentions} />
    </IntlProvider>,
  );
/** Renders one paragraph, without its wrapper. */
const line = (text: string) => /<p dir="auto">(.*)<\/p>/s.exec(whole(text))?.[1];

test.for([
  ['*bold* and _italic_', '<strong>bold</strong> and <em>italic</em>'],
  ['~gone~ 2 * 3 * 4', '<s>gone</s> 2 * 3 * 4'],
  ['*a _b_*', '<strong>a <em>b</em></strong>'],
  ['snake_case_name', 'snake_case_name'],
  ['*مرحبا* بك', '<strong>مرحبا</strong> بك'],
] as const)('%s', ([text, expected]) => {
  expect(line(text)).toBe(expected);
});

test('monospaced text keeps its formatting characters, inline and as a block', () => {
  expect(whole('say `*x*` and ```_y_```')).toMatch(/<code[^>]*>\*x\*<\/code> and <code[^>]*>_y_<\/code>/);
  expect(whole('so:\n```\na *b*\n  c\n```\nend')).toMatch(
    /so:<\/p><pre[^>]*>a \*b\*\n {2}c<\/pre><p[^>]*>end/,
  );
});

test('quotes and lists are rendered as such', () => {
  expect(whole('> *one*\n> two\nthree')).toMatch(
    /<blockquote[^>]*><strong>one<\/strong>\ntwo<\/blockquote><p[^>]*>three/,
  );
  expect(whole('- a\n- b')).toMatch(/<ul[^>]*><li>a<\/li><li>b<\/li><\/ul>/);
  expect(whole('3. c\n4. d')).toMatch(/<ol[^>]*start="3"[^>]*><li>c<\/li><li>d<\/li><\/ol>/);
  expect(whole('-5 degrees\n3.5 m')).not.toMatch(/<[uo]l/);
});

test('only http and https URLs become links, without referrer or opener', () => {
  expect(whole('see https://a.example/x?y=1.')).toContain(
    '<a href="https://a.example/x?y=1" target="_blank" rel="noopener noreferrer nofollow"',
  );
  expect(whole('(www.example.com)')).toContain('href="https://www.example.com"');
  expect(whole('javascript:alert(1) data:text/html,x')).not.toContain('<a');
});

test('e-mail addresses and phone numbers become links; dates and sums do not', () => {
  expect(whole('amal@example.com')).toContain('href="mailto:amal@example.com"');
  expect(whole('call +212 6-12 34 56 78 now')).toContain('href="tel:+212612345678"');
  expect(whole('0612345678')).toContain('href="tel:0612345678"');
  for (const text of ['2026-11-26 10:30', '1 234 567,00', 'no. 12345678901', '01.02.2026'])
    expect(whole(text), text).not.toContain('<a');
});

test('a message of a few emoji only is enlarged', () => {
  expect(whole('👍🏽')).toContain('text-5xl');
  expect(whole('👨‍👩‍👧 🇲🇦 ❤️ 😂')).toContain('text-3xl');
  for (const text of ['1️', '12', '👍 ok', '😂😂😂😂😂😂😂', ' '])
    expect(whole(text), text).not.toMatch(/text-[35]xl/);
});

test('names mentioned in a note are highlighted, other names are not', () => {
  expect(whole('ask @Karim (x) or @Karima', ['Karim'])).toMatch(/<mark[^>]*>@Karim<\/mark> \(x\) or @Karima/);
  expect(whole('@a.b @axb', ['a.b'])).toMatch(/<mark[^>]*>@a\.b<\/mark> @axb/);
});

test('HTML in a message is rendered as text', () => {
  const text = '<img src=x onerror=alert(1)><script>alert(1)</script> *<b>*';
  expect(line(text)).not.toMatch(/<(?!\/?strong>)/);
});

test('a long text can be expanded; hostile input is processed quickly', () => {
  expect(whole('كلمة 😀 '.repeat(400))).toContain('Show more');
  for (const text of [
    '*_~'.repeat(1_300),
    `*${'a'.repeat(4_000)}`,
    '`'.repeat(4_096),
    '+1 '.repeat(1_300),
    'a@'.repeat(2_000),
  ])
    expect(whole(text).length).toBeGreaterThan(0);
});
