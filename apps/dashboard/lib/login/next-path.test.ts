import { expect, test } from 'vitest';
import { safeNext } from './next-path.ts';

const ours = 'https://wa.example';

test('safeNext returns a path of the dashboard with its query', () => {
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
])('safeNext replaces %j by the inbox', (wanted) => {
  expect(safeNext(wanted, ours)).toBe('/inbox');
});
