import { expect, test } from 'vitest';
import { cardOf } from './cards/cards.ts';
import { graticule, MAP, mapLink } from './cards/map.ts';
import { peaksOf } from './media/waveform.ts';

test('a map is centred on its location in a grid of hundredths of a degree', () => {
  const { parallels, meridians } = graticule(34.02, -6.84);
  expect(parallels).toContainEqual({ at: MAP.height / 2, degrees: 34.02 });
  expect(meridians).toContainEqual({ at: MAP.width / 2, degrees: -6.84 });
  expect(meridians.every(({ at }) => at >= 0 && at <= MAP.width)).toBe(true);
  // East is to the right, north is up.
  expect(graticule(34.021, -6.841).parallels.find(({ degrees }) => degrees === 34.02)?.at).toBeGreaterThan(
    MAP.height / 2,
  );
  expect(graticule(34.021, -6.841).meridians.find(({ degrees }) => degrees === -6.84)?.at).toBeGreaterThan(
    MAP.width / 2,
  );
});

test('a map works at the poles and at the date line', () => {
  expect(graticule(90, 0).parallels.every(({ degrees }) => degrees <= 90)).toBe(true);
  expect(graticule(0, 180).meridians.at(-2)?.degrees).toBeCloseTo(-179.99);
});

test('a map link opens the map application of the device', () => {
  expect(mapLink(1, 2, 'A & B', 'Android')).toBe('geo:1,2?q=1,2(A%20%26%20B)');
  expect(mapLink(1, 2, 'A', 'iPhone')).toContain('maps.apple.com');
  expect(mapLink(1, 2, 'A', 'X11; Linux')).toContain('openstreetmap.org');
});

test('waveform bars are the peaks of each interval, relative to the highest', () => {
  expect(peaksOf(Float32Array.from([0, 0.1, -0.5, 0.2]), 2)).toEqual([expect.closeTo(0.2, 5), 1]);
  expect(peaksOf(new Float32Array(100), 4)).toEqual([0, 0, 0, 0]);
  expect(peaksOf(new Float32Array(0), 2)).toEqual([0, 0]);
});

test('a contact card with missing or invalid parts can be read', () => {
  expect(cardOf({})).toEqual({
    name: undefined,
    organisation: undefined,
    phones: [],
    emails: [],
    urls: [],
    addresses: [],
    birthday: undefined,
  });
  expect(cardOf({ name: 'x', phones: 'y', emails: [null], org: 7 })).toMatchObject({
    phones: [],
    emails: [],
  });
  expect(
    cardOf({
      name: { first_name: 'Amal', last_name: 'B.' },
      org: { company: 'Dar', title: 'Chef' },
      phones: [{ phone: '+1', type: 'CELL' }, { wa_id: '2' }, {}],
    }),
  ).toEqual({
    name: 'Amal B.',
    organisation: 'Dar, Chef',
    phones: [
      { number: '+1', kind: 'CELL' },
      { number: '2', kind: undefined },
    ],
    emails: [],
    urls: [],
    addresses: [],
    birthday: undefined,
  });
});

test('a contact card shows all its fields and links to web pages only', () => {
  const card = cardOf({
    org: { company: 'Rif Travel', department: 'Sales', title: 'Guide' },
    urls: [{ url: 'rif.example' }, { url: 'http://rif.example/a' }, { url: 'javascript:alert(1)' }, {}],
    addresses: [{ street: '1 Rue A', city: 'Fès', country: 'Morocco' }, { type: 'HOME' }],
    birthday: '1990-04-01',
  });
  expect(card).toMatchObject({
    organisation: 'Rif Travel, Sales, Guide',
    urls: ['https://rif.example', 'http://rif.example/a'],
    addresses: ['1 Rue A, Fès, Morocco'],
    birthday: '1990-04-01',
  });
});
