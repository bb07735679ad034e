import { create } from 'zustand';

export const locales = ['ar', 'en', 'fr'] as const;
export type Locale = (typeof locales)[number];
export type Theme = 'light' | 'dark' | 'system';
/** How the pages look to somebody. */
export interface Appearance {
  locale: Locale;
  theme: Theme;
}

const YEAR_S = 31_536_000;
/** Whose looks this browser keeps; nobody's when they were chosen before anybody signed in. */
const OWNER = 'looks-of';
/** Who was last signed in here. */
const PERSON = 'person';
/** What is nobody's and stays when another person signs in. */
const SHARED = ['notice-read', OWNER, PERSON];

/** What this browser shows: known to the server by two cookies and what the browser asks for, so that the first paint is already right. */
export const usePreferences = create<Appearance>(() => ({ locale: paintedLocale(), theme: paintedTheme() }));

/** The language in which the page came. */
export function paintedLocale(): Locale {
  const lang = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  return locales.find((name) => name === lang) ?? 'en';
}

function paintedTheme(): Theme {
  const theme = typeof document === 'undefined' ? undefined : document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Shows this from now on, and remembers it. `ownerId` is whoever has it stored on the server. */
export function setAppearance(looks: Partial<Appearance>, ownerId?: string): void {
  for (const [name, value] of Object.entries(looks)) keep(name, value);
  if (ownerId === undefined) localStorage.removeItem(OWNER);
  else localStorage.setItem(OWNER, ownerId);
  usePreferences.setState(looks);
}

/**
 * Somebody is signed in: what they chose elsewhere holds here too, but what was chosen in this browser before signing in
 * stays. What another person left in this browser is forgotten.
 */
export function adoptAppearance({ id, locale, theme }: Appearance & { id: string }): void {
  const person = localStorage.getItem(PERSON);
  if (person !== null && person !== id) forgetPerson();
  localStorage.setItem(PERSON, id);
  const owner = localStorage.getItem(OWNER);
  const cookies = readCookies();
  const isFree = owner !== null;
  const looks: Partial<Appearance> = {
    ...(isFree || cookies.locale === undefined ? { locale } : {}),
    ...(isFree || cookies.theme === undefined ? { theme } : {}),
  };
  if (looks.locale && looks.theme) setAppearance(looks, id);
  else usePreferences.setState(looks);
}

export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

function forgetPerson(): void {
  for (const name of Object.keys(localStorage)) if (!SHARED.includes(name)) localStorage.removeItem(name);
}

function readCookies(): Record<string, string | undefined> {
  return Object.fromEntries(document.cookie.split('; ').map((pair) => pair.split('=')));
}

function keep(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it to paint the page right at once.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
