import { expect, test } from 'vitest';
import { safeNext } from './next-path.ts';

const ours = 'https://wa.example';

test('leads back to a page of ours, with what was chosen on it', () => {
  expect(safeNext('/inbox?conversation=cnv_1&panel=true', ours)).toBe('/inbox?conversation=cnv_1&panel=true');
  expect(safeNext('/settings/profile', ours)).toBe('/settings/profile');
});

test.each([
  null,
  '',
  'inbox',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/sign-in?next=/sign-in',
])('leads from %j nowhere but home', (wanted) => {
  expect(safeNext(wanted, ours)).toBe('/inbox');
});
