import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { AppError } from '../../platform/errors.ts';

/** Whom a text names: a phone in E.164, a linked id, or a group of an engine. */
export interface Address {
  kind: 'phone' | 'lid' | 'group';
  value: string;
  /** False for a number of no numbering plan we know of: right only when WhatsApp itself has shown it to us. */
  isPossible: boolean;
}

/** `212612345678:12@s.whatsapp.net`, `212612345678@c.us`, `98765@lid`, `1203630@g.us`: the user part, then the server. */
const jid = /^([\w-]{1,64})(?:[.:]\d{1,5}){0,2}@(c\.us|s\.whatsapp\.net|hosted|lid|hosted\.lid|g\.us)$/;
/** Forms in which a number stands in a link or another product's API. */
const prefix = /^(?:tel:|whatsapp:|(?:https?:\/\/)?(?:wa\.me|api\.whatsapp\.com\/send\/?\?phone=)\/?)/i;
/** What people put between digits: spaces, dashes of every kind, brackets, dots, slashes. */
const separators = /[\s\p{Pd}\u2212().[\]/·•_,]/gu;
/** What nobody sees: marks of direction, joiners, fillers. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Longer than any link with a number in it; normalising takes more than its share of time for long texts. */
const MAX_LENGTH = 256;
const e164 = /^[1-9]\d{6,14}$/;

/**
 * Reads a phone number as people write and paste it, or an id as other gateways write it. Digits of every script, spaces,
 * dashes, brackets and marks of direction are fine; `00` stands for `+`. Bare digits are taken as international, as
 * WhatsApp writes them, unless they only make sense in `country`; one leading 0 is always national. Throws
 * `invalid_phone_number`.
 */
export function readAddress(text: string, country?: string | null): Address {
  if (text.length > MAX_LENGTH) throw refusal(text);
  const plain = asciiDigits(text.normalize('NFKC').replace(unseen, '')).trim();
  const [, user, server] = jid.exec(plain) ?? [];
  if (user !== undefined && server?.endsWith('lid'))
    return { kind: 'lid', value: `${user}@lid`, isPossible: true };
  if (user !== undefined && server === 'g.us')
    return { kind: 'group', value: `${user}@g.us`, isPossible: true };
  const written = (user !== undefined ? `+${user}` : plain.replace(prefix, '')).replace(
    separators,
    (char, at: number) =>
      // `+212 (0)612…`: the zero is only for those who call from within.
      char === '(' && /^\(\s*0\s*\)/.test(plain.slice(at)) && /^\s*(?:\+|00)/.test(plain) ? '(' : '',
  );
  const digits = written.replace('(0', '');
  if (!/^\+?\d{1,32}$/.test(digits)) throw refusal(text);
  const number = readDigits(digits, country && isSupportedCountry(country) ? country : undefined);
  if (!number) throw refusal(text);
  return { kind: 'phone', ...number };
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
  return e164.test(digits) ? { value: `+${digits}`, isPossible: false } : undefined;
}

/** Decimal digits of every script as 0 to 9. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (char) => {
    const point = char.codePointAt(0) ?? 0;
    // A script's ten digits stand in a row, and nothing that is a digit before its zero.
    for (let value = 0; value < 10; value++) {
      if (!/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) return String(value);
    }
    return char;
  });
}
