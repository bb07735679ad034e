import { arabicInLatin, english, french } from './language-words.ts';

export type DetectedLanguage = 'ar' | 'en' | 'fr';

const arabicLetter = /\p{Script=Arabic}/u;
const latinLetter = /\p{Script=Latin}/u;
/** Digits stand for Arabic letters: inside a word (`wa7ed`, `n3ref`), or at its start (`3likom`). */
const digitInWord = /^(?:\p{L}[\p{L}']*[23579]|[23579](?=\p{L}{3}))\p{L}[\p{L}23579']*$/u;
const afterAmount = new Set(['eme', 'ème', 'ieme', 'ième', 'pcs']);
const frenchLetter = /[éèêëàâçôûùîïœ]/u;
const link = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/giu;

/**
 * Returns the language in which a customer writes, from their messages, newest first; undefined if they do not
 * show it. The newest message that shows it decides, together with the others if it is a tie. Arabic in Latin
 * letters counts as Arabic.
 */
export function detectLanguage(texts: readonly string[]): DetectedLanguage | undefined {
  const total = { ar: 0, en: 0, fr: 0 };
  for (const text of texts) {
    const points = pointsOf(text);
    for (const language of ['ar', 'en', 'fr'] as const) total[language] += points[language];
    const best = bestOf(total);
    if (best) return best;
  }
  return undefined;
}

/** The language with the most points; undefined if there are none, or two languages have as many. */
function bestOf(points: Record<DetectedLanguage, number>): DetectedLanguage | undefined {
  const [first, second] = (['ar', 'en', 'fr'] as const)
    .map((language) => ({ language, count: points[language] }))
    .sort((a, b) => b.count - a.count);
  return first && second && first.count > second.count ? first.language : undefined;
}

function pointsOf(text: string): Record<DetectedLanguage, number> {
  const words = text
    .replace(link, ' ')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{M}\p{Nd}']+/u)
    .filter(Boolean);
  const points = { ar: 0, en: 0, fr: 0 };
  for (const word of words) {
    if (arabicLetter.test(word)) points.ar += 1;
    else if (latinLetter.test(word)) {
      const parts = [word, ...word.split("'")];
      const isFrench = parts.some((part) => french.has(part));
      if (arabicInLatin.has(word) || hasArabicDigit(word)) points.ar += 1;
      if (isFrench) points.fr += 1;
      else if (frenchLetter.test(word)) points.fr += 0.5;
      if (parts.some((part) => english.has(part))) points.en += 1;
    }
  }
  return points;
}

function hasArabicDigit(word: string): boolean {
  const afterDigit = word.replace(/^\d+/, '');
  const isAmount = afterAmount.has(afterDigit) || french.has(afterDigit) || english.has(afterDigit);
  return digitInWord.test(word) && !isAmount;
}
