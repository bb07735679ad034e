import { expect, test } from 'vitest';
import { chordOf } from './chords.ts';

const press = (key: string, code: string, held: Partial<Parameters<typeof chordOf>[0]> = {}) =>
  chordOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('Latin letters count by what is printed, on QWERTY and on AZERTY', () => {
  expect(press('a', 'KeyA')).toBe('a');
  expect(press('a', 'KeyQ')).toBe('a');
  expect(press('A', 'KeyQ', { shiftKey: true })).toBe('shift+a');
});

test('letters of another alphabet count by their place', () => {
  expect(press('ن', 'KeyK', { ctrlKey: true })).toBe('mod+k');
  expect(press('ت', 'KeyJ')).toBe('j');
  expect(press('لا', 'KeyB')).toBe('b');
});

test('a sign is itself, however it is written', () => {
  expect(press('?', 'Slash', { shiftKey: true })).toBe('?');
  expect(press('?', 'KeyM', { shiftKey: true })).toBe('?');
  expect(press('؟', 'Slash', { shiftKey: true })).toBe('?');
  expect(press('/', 'Slash')).toBe('/');
  expect(press('/', 'Period', { shiftKey: true })).toBe('/');
});

test('digits are the same with and without the shift of AZERTY', () => {
  expect(press('&', 'Digit1')).toBe('1');
  expect(press('1', 'Digit1')).toBe('1');
  expect(press('1', 'Digit1', { ctrlKey: true })).toBe('mod+1');
});

test('keys with names keep them, and a key that only holds is nothing', () => {
  expect(press('Enter', 'Enter', { metaKey: true })).toBe('mod+Enter');
  expect(press(' ', 'Space')).toBe('Space');
  expect(press('Shift', 'ShiftLeft', { shiftKey: true })).toBeUndefined();
  expect(press('Dead', 'BracketLeft')).toBeUndefined();
});
