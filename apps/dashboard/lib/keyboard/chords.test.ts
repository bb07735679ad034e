import { expect, test } from 'vitest';
import { chordOf } from './chords.ts';

const press = (key: string, code: string, held: Partial<Parameters<typeof chordOf>[0]> = {}) =>
  chordOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('Latin letters are identified by the printed character, on QWERTY and AZERTY', () => {
  expect(press('a', 'KeyA')).toBe('a');
  expect(press('a', 'KeyQ')).toBe('a');
  expect(press('A', 'KeyQ', { shiftKey: true })).toBe('shift+a');
});

test('letters of other alphabets are identified by their key position', () => {
  expect(press('ن', 'KeyK', { ctrlKey: true })).toBe('mod+k');
  expect(press('ت', 'KeyJ')).toBe('j');
  expect(press('لا', 'KeyB')).toBe('b');
});

test('punctuation is identified by its character, however it is typed', () => {
  expect(press('?', 'Slash', { shiftKey: true })).toBe('?');
  expect(press('?', 'KeyM', { shiftKey: true })).toBe('?');
  expect(press('؟', 'Slash', { shiftKey: true })).toBe('?');
  expect(press('/', 'Slash')).toBe('/');
  expect(press('/', 'Period', { shiftKey: true })).toBe('/');
});

test('digits are the same with and without Shift on AZERTY', () => {
  expect(press('&', 'Digit1')).toBe('1');
  expect(press('1', 'Digit1')).toBe('1');
  expect(press('1', 'Digit1', { ctrlKey: true })).toBe('mod+1');
});

test('named keys keep their names; modifiers and dead keys are ignored', () => {
  expect(press('Enter', 'Enter', { metaKey: true })).toBe('mod+Enter');
  expect(press(' ', 'Space')).toBe('Space');
  expect(press('Shift', 'ShiftLeft', { shiftKey: true })).toBeUndefined();
  expect(press('Dead', 'BracketLeft')).toBeUndefined();
});
