import { expect, test } from 'vitest';
import { AppError } from '../../../platform/errors.ts';
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
  ['212612345678@C.US'],
  [' +212 612345678@c.us'],
  ['212612345678.0:3@s.whatsapp.net'],
  ['212612345678_1:3@s.whatsapp.net'],
  ['٢١٢٦١٢٣٤٥٦٧٨@c.us'],
  ['tel:+212612345678;phone-context=+212'],
  ['tel:0612345678;phone-context=+212'],
  ['https://wa.me/212612345678?text=Bonjour%20%C3%A0%20vous'],
  ['www.wa.me/+212612345678/'],
  ['https://api.whatsapp.com/send?phone=%2B212612345678&text=a'],
  ['https://api.whatsapp.com/send/?text=a&phone=212612345678'],
  ['https://web.whatsapp.com/send?phone=212612345678'],
  ['whatsapp://send?phone=212612345678&text=a'],
  ['(+212) 612345678'],
  ['(00212)612345678'],
  ['+212 0612345678'],
  ['212612345678+'],
  ['"+212612345678"'],
  ["'+212612345678"],
  ['+212\u2800612345678'],
  ['\ufffc+212612345678'],
  [[...'212612345678'].map((digit) => `${digit}\ufe0f\u20e3`).join('')],
])('readAddress reads every notation of one number the same: %j', (text) => {
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
  // International digits are not reinterpreted, whatever the country.
  ['212612345678', 'SA', '+212612345678'],
  ['5521988776655', 'MA', '+5521988776655'],
  ['+33612345678', 'MA', '+33612345678'],
  ['0033612345678', 'MA', '+33612345678'],
  // WhatsApp's own notation, and the usual one.
  ['5215512345678', 'MX', '+5215512345678'],
  ['+52 1 55 1234 5678', 'MA', '+5215512345678'],
  ['+52 55 1234 5678', 'MA', '+525512345678'],
  ['5491123456789', 'AR', '+5491123456789'],
  ['+54 11 2345-6789', 'MA', '+541123456789'],
  ['5521988776655', 'BR', '+5521988776655'],
  ['552188776655', 'BR', '+552188776655'],
])('readAddress reads %j in %s as %s', (text, country, expected) => {
  expect(readAddress(text, country)).toEqual({ kind: 'phone', value: expected, isPossible: true });
});

test.each([
  ['98765432101234@lid', { kind: 'lid', value: '98765432101234@lid' }],
  ['98765432101234:3@lid', { kind: 'lid', value: '98765432101234@lid' }],
  ['120363041234567890@g.us', { kind: 'group', value: '120363041234567890@g.us' }],
  ['212612345678-1500000000@g.us', { kind: 'group', value: '212612345678-1500000000@g.us' }],
])('readAddress recognises the address type of %j', (text, expected) => {
  expect(readAddress(text)).toMatchObject(expected);
});

test('readAddress keeps a number of an unknown numbering plan and flags it as not possible', () => {
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
  ['tel:+212612345678;ext=5'],
  ['https://wa.me/message/ABC'],
  ['https://wa.me/'],
  ['https://api.whatsapp.com/send?text=a'],
  ['120363041234567890@newsletter'],
  ['status@broadcast'],
  ['someone@c.us'],
  ['@lid'],
  ['\u200f'],
  ['١'.repeat(2_000)],
])('readAddress refuses %j', (text) => {
  expect(() => readAddress(text)).toThrow(AppError);
});
