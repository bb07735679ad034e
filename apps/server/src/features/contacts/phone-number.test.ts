import { expect, test } from 'vitest';
import { AppError } from '../../platform/errors.ts';
import { readAddress } from './phone-number.ts';

const E164 = '+212612345678';

test.each([
  ['+212612345678'],
  ['  +212 612-345-678 '],
  ['\u202a+212\u00a0612\u2011345\u2011678\u202c'],
  ['\u2066\u200e+212 (612) 345.678\u2069'],
  ['00212612345678'],
  ['00 212 612 34 56 78'],
  ['+٢١٢٦١٢٣٤٥٦٧٨'],
  ['۰۰۲۱۲ ۶۱۲ ۳۴۵ ۶۷۸'],
  ['＋２１２６１２３４５６７８'],
  ['+२१२६१२३४५६७८'],
  ['212612345678'],
  ['+212 (0)612345678'],
  ['+212 ( 0 ) 612 345 678'],
  ['212612345678@c.us'],
  ['212612345678@s.whatsapp.net'],
  ['212612345678:17@s.whatsapp.net'],
  ['tel:+212-612-345-678'],
  ['whatsapp:+212612345678'],
  ['https://wa.me/212612345678'],
  ['+212\u2212612\u2013345\u2014678'],
  ['+212/612/345/678'],
])('reads %j as one number', (text) => {
  expect(readAddress(text)).toEqual({ kind: 'phone', value: E164, isPossible: true });
});

test.each([
  ['0612345678', 'MA', '+212612345678'],
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['٠٥٠١٢٣٤٥٦٧', 'SA', '+966501234567'],
  ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789'],
  ['501234567', 'SA', '+966501234567'],
  ['(212) 555-0123', 'US', '+12125550123'],
  ['11 98765-4321', 'BR', '+5511987654321'],
  // International digits stay international, whatever the country.
  ['212612345678', 'SA', '+212612345678'],
  ['5521988776655', 'MA', '+5521988776655'],
  ['+33612345678', 'MA', '+33612345678'],
  ['0033612345678', 'MA', '+33612345678'],
])('reads %j in %s as %s', (text, country, expected) => {
  expect(readAddress(text, country).value).toBe(expected);
});

test.each([
  ['98765432101234@lid', { kind: 'lid', value: '98765432101234@lid' }],
  ['98765432101234:3@lid', { kind: 'lid', value: '98765432101234@lid' }],
  ['120363041234567890@g.us', { kind: 'group', value: '120363041234567890@g.us' }],
  ['212612345678-1500000000@g.us', { kind: 'group', value: '212612345678-1500000000@g.us' }],
])('reads %j as what it is', (text, expected) => {
  expect(readAddress(text)).toMatchObject(expected);
});

test('says of a number of no known plan that it is not possible, and leaves it as it is', () => {
  expect(readAddress('+999123456789')).toEqual({ kind: 'phone', value: '+999123456789', isPossible: false });
});

test.each([
  [''],
  ['+'],
  ['hello'],
  ['12'],
  ['0612345678'],
  ['+999999999999999999'],
  ['call 212612345678'],
  ['212612345678@example.com'],
  ['+212612345678 ext 5'],
  ['+212+612345678'],
  ['\u200f'],
  ['١'.repeat(2_000)],
])('refuses %j', (text) => {
  expect(() => readAddress(text)).toThrow(AppError);
});
