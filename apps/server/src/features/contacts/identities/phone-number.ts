import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { AppError } from '../../../platform/errors.ts';
import { plainText, readAddressText } from '../../../platform/phone-text.ts';

/** A parsed address: a phone number in E.164, a linked id, or an engine's group. */
export interface Address {
  kind: 'phone' | 'lid' | 'group';
  value: string;
  /**
   * False if the number matches no known numbering plan. It is then valid only if WhatsApp itself has
   * reported it.
   */
  isPossible: boolean;
}

/** Separators that people write in numbers: spaces, dashes of every kind, brackets, dots, slashes, quotes. */
const separators = /[\s\p{Pd}\u2212().[\]/·•_,~'"’“”]/gu;
/** Longer than any link that contains a number. Normalising long texts is disproportionately slow. */
const MAX_LENGTH = 256;
const e164 = /^[1-9]\d{6,14}$/;
/** Notations that only WhatsApp still uses: Mexican mobile numbers with a 1 after the country code. */
const whatsappOwn = /^521\d{10}$/;

/**
 * Parses a phone number as people write and paste it, or an id as other gateways write it. Accepts digits of
 * every script, spaces, dashes, brackets and direction marks; `00` means `+`. Digits alone are read as
 * international, as in WhatsApp's notation, unless they are only valid in `country`; a single leading 0 is
 * always national. Throws `invalid_phone_number`.
 */
export function readAddress(text: string, country?: string | null): Address {
  if (text.length > MAX_LENGTH) throw refusal(text);
  const { text: named, server } = readAddressText(plainText(text));
  if (server?.endsWith('lid')) return { kind: 'lid', value: `${idOf(named, text)}@lid`, isPossible: true };
  if (server === 'g.us') return { kind: 'group', value: `${idOf(named, text)}@g.us`, isPossible: true };
  const whole = server === undefined ? named.trim() : `+${named}`;
  const written = whole.replace(separators, (char, at: number) =>
    // `+212 (0)612…`: the zero is only dialled within the country.
    char === '(' && /^\(\s*0\s*\)/.test(whole.slice(at)) && /^\W*(?:\+|00)/.test(whole) ? '(' : '',
  );
  // In right-to-left text the plus may end up after the digits.
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

/** Returns the error for a text that is not a phone number. */
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

// Checks whether the number is possible, not whether it is valid: numbering plans change faster than the
// library's metadata.
function readInternational(digits: string): { value: string; isPossible: boolean } | undefined {
  const number = parsePhoneNumberFromString(`+${digits}`);
  if (number?.isPossible()) return { value: number.number, isPossible: true };
  const isPossible = whatsappOwn.test(digits);
  return e164.test(digits) ? { value: `+${digits}`, isPossible } : undefined;
}
