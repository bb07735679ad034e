import { z } from 'zod';

/**
 * What a reader does not see: spaces of every kind, format and control characters, the code points Unicode lets a font
 * ignore (fillers, joiners, variation selectors), and those that are drawn as nothing (the empty braille pattern, blank
 * hieroglyphs, a note head without a note). Marks and the stroke that lengthens Arabic letters show nothing without a
 * letter.
 */
const invisible =
  /^[\p{White_Space}\p{M}\p{Cf}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u0640\u2800\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}]*$/u;

/** Whether a text shows nothing at all. */
export function isBlank(text: string): boolean {
  return invisible.test(text);
}

/** The text, or undefined when a reader would see nothing. */
export function visibleText(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || isBlank(text) ? undefined : text;
}

/** A name or a text that somebody gives a thing: it must show something. */
export const shownText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text === '' || !isBlank(text), 'shows nothing');
