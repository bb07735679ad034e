import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { AppError } from '../../platform/errors.ts';
import { plainText, readAddressText } from '../../platform/phone-text.ts';

/** Whom a text names: a phone in E.164, a linked id, or a group of an engine. */
export interface Address {
  kind: 'phone' | 'lid' | 'group';
  value: string;
  /** False for a number of no numbering plan we know of: right only when WhatsApp itself has shown it to us. */
  isPossible: boolean;
}

/** What people put between digits and around them: spaces, dashes of every kind, brackets, dots, slashes, quotes. */
const separators = /[\s\p{Pd}\u2212().[\]/·•_,~'"’“”]/gu;
/** Longer than any link with a number in it; normalising takes more than its share of time for long texts. */
const MAX_LENGTH = 256;
const e164 = /^[1-9]\d{6,14}$/;
/** Spellings that only WhatsApp uses by now: mobile numbers of Mexico with a 1 behind the country code. */
const whatsappOwn = /^521\d{10}$/;

/**
 * Reads a phone number as people write and paste it, or an id as other gateways write it. Digits of every script, spaces,
 * dashes, brackets and marks of direction are fine; `00` stands for `+`. Bare digits are taken as international, as
 * WhatsApp writes them, unless they only make sense in `country`; one leading 0 is always national. Throws
 * `invalid_phone_number`.
 */
export function readAddress(text: string, country?: string | null): Address {
  if (text.length > MAX_LENGTH) throw refusal(text);
  const { text: named, server } = readAddressText(plainText(text));
  if (server?.endsWith('lid')) return { kind: 'lid', value: `${idOf(named, text)}@lid`, isPossible: true };
  if (server === 'g.us') return { kind: 'group', value: `${idOf(named, text)}@g.us`, isPossible: true };
  const whole = server === undefined ? named.trim() : `+${named}`;
  const written = whole.replace(separators, (char, at: number) =>
    // `+212 (0)612…`: the zero is only for those who call from within.
    char === '(' && /^\(\s*0\s*\)/.test(whole.slice(at)) && /^\W*(?:\+|00)/.test(whole) ? '(' : '',
  );
  // Written from right to left, a plus may end up behind its digits.
  const digits = written.replace('(0', '').replace(/^(\d+)\+$/, '+$1');
  if (!/^\+{0,2}\d{1,32}$/.test(digits)) throw refusal(text);
  const number = readDigits(digits, country && isSupportedCountry(country) ? country : undefined);
  if (!number) throw refusal(text);
  return { kind: 'phone', ...number };
}

function idOf(named: string, given: string): string {
  if (!/^[\w-]{1,64}$/.test(named)) throw refusal(given);
  return named;
}

/** The error of a text that names no phone number. */
export function refusal(given: string): AppError {
  return new AppError('invalid_phone_number', { given });
}

function readDigits(
  digits: string,
  country: CountryCode | undefined,
): { value: string; isPossible: boolean } | undefined {
  const international = digits.replace(/^(?:\+|00)+/, '');
  if (international !== digits) return readInternational(international);
  const national = country && parsePhoneNumberFromString(digits, country);
  if (digits.startsWith('0')) {
    return national?.isPossible() ? { value: national.number, isPossible: true } : undefined;
  }
  const asWritten = parsePhoneNumberFromString(`+${digits}`);
  if (!asWritten?.isValid() && national?.isValid()) return { value: national.number, isPossible: true };
  return readInternational(digits);
}

// Possible, not valid: numbering plans change faster than the table of them.
function readInternational(digits: string): { value: string; isPossible: boolean } | undefined {
  const number = parsePhoneNumberFromString(`+${digits}`);
  if (number?.isPossible()) return { value: number.number, isPossible: true };
  const isPossible = whatsappOwn.test(digits);
  return e164.test(digits) ? { value: `+${digits}`, isPossible } : undefined;
}
