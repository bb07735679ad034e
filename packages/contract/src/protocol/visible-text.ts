import { z } from 'zod';
import { failsWith } from './problems.ts';

/**
 * Characters without a visible glyph: spaces of every kind, format and control characters, Unicode's
 * default-ignorable code points (fillers, joiners, variation selectors), and those with an empty glyph (the
 * blank braille pattern, blank hieroglyphs, the null notehead). Combining marks and the Arabic tatweel show
 * nothing without a letter.
 */
const invisible =
  /^[\p{White_Space}\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u0640\u2800\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}]*$/u;

/** Whether a text has no visible character. */
export function isBlank(text: string): boolean {
  return invisible.test(text);
}

/** Returns the text, or undefined if it has no visible character. */
export function visibleText(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || isBlank(text) ? undefined : text;
}

/** Schema of a name or text that must contain a visible character. */
export const shownText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text === '' || !isBlank(text), failsWith('blank'));
