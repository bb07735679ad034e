import { expect, test } from 'vitest';
import { arrangeItems, type PickerItem } from './arrange-items.ts';

const item = (id: string, more: Partial<PickerItem> = {}): PickerItem => ({
  id,
  label: id,
  onSelect() {},
  ...more,
});
const arranged = (items: PickerItem[], typed: string, recentIds: string[] = []) =>
  arrangeItems(items, typed, { ids: recentIds, heading: 'Recent' }).map((group) => [
    group.heading,
    ...group.items.map(({ id }) => id),
  ]);
const items = [
  item('Nadia', { group: 'Members' }),
  item('Éloïse', { group: 'Members', detail: 'Away' }),
  item('unassigned', { group: 'Members', isFixed: true }),
  item('Sales', { group: 'Teams', description: 'Flats and houses' }),
];

test('lists recent choices first, the latest at the top, and each once', () => {
  expect(arranged(items, '', ['Sales', 'gone', 'Nadia'])).toEqual([
    ['Recent', 'Sales', 'Nadia'],
    ['Members', 'Éloïse', 'unassigned'],
  ]);
});

test('never counts a fixed item among the recent ones', () =>
  expect(arranged(items, ' ', ['unassigned'])[0]).toEqual(['Members', 'Nadia', 'Éloïse', 'unassigned']));

test('finds every word typed, without accents, in the label and the other texts', () => {
  expect(arranged(items, ' ELOI ', ['Sales'])).toEqual([['Members', 'Éloïse']]);
  expect(arranged(items, 'away elo')).toEqual([['Members', 'Éloïse']]);
  expect(arranged(items, 'houses')).toEqual([['Teams', 'Sales']]);
  expect(arranged(items, 'undefined')).toEqual([]);
});

test('finds Arabic words with and without vowel signs', () =>
  expect(arranged([item('شَكْوَى')], 'شكوى')).toEqual([[undefined, 'شَكْوَى']]));
