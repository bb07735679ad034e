import { create } from 'zustand';

export const locales = ['ar', 'en', 'fr'] as const;
export type Locale = (typeof locales)[number];
export type Theme = 'light' | 'dark' | 'system';

const YEAR_S = 31_536_000;

/** What this browser shows: known to the server by two cookies, so that the first paint is already right. */
export const usePreferences = create<{ locale: Locale; theme: Theme }>(() => ({
  locale: 'en',
  theme: 'system',
}));

/** Reads the cookies; without one, the language of the browser. */
export function loadPreferences(): void {
  const cookies = Object.fromEntries(document.cookie.split('; ').map((pair) => pair.split('=')));
  const wanted = [cookies.locale, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  const locale = wanted.find((tag): tag is Locale => (locales as readonly string[]).includes(tag)) ?? 'en';
  const theme = (['light', 'dark'] as const).find((name) => name === cookies.theme) ?? 'system';
  usePreferences.setState({ locale, theme });
}

export function setLocale(locale: Locale): void {
  keep('locale', locale);
  usePreferences.setState({ locale });
}

export function setTheme(theme: Theme): void {
  keep('theme', theme);
  usePreferences.setState({ theme });
}

export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

function keep(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it to paint the page right at once.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
