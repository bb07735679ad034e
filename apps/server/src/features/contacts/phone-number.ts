import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { AppError } from '../../platform/errors.ts';

/**
 * The E.164 form of a number as people write it: spaces, dashes and brackets are fine, `00` stands for `+`, and bare
 * digits are taken as international, as WhatsApp writes them. Throws `invalid_phone_number`.
 */
export function readPhoneNumber(text: string): string {
  const trimmed = text.trim();
  if (!/^[+\d][\d\s().\-\u00a0]*$/.test(trimmed)) throw new AppError('invalid_phone_number', { given: text });
  const digits = trimmed.replace(/\D/g, '').replace(/^00/, '');
  // Possible, not valid: numbering plans change faster than the table of them.
  const number = parsePhoneNumberFromString(`+${digits}`);
  if (!number?.isPossible()) throw new AppError('invalid_phone_number', { given: text });
  return number.number;
}
