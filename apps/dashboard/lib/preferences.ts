import { create } from 'zustand';

export const locales = ['ar', 'en', 'fr'] as const;
export type Locale = (typeof locales)[number];
export type Theme = 'light' | 'dark' | 'system';
/** Language, theme and related display settings. */
export interface Appearance {
  locale: Locale;
  theme: Theme;
}

const YEAR_S = 31_536_000;
/** The user whose settings this browser has stored; null if they were chosen before anyone signed in. */
const OWNER = 'looks-of';
/** The user who signed in last in this browser. */
const PERSON = 'person';
/** Storage keys that belong to no user and are kept when another one signs in. */
const SHARED = ['notice-read', OWNER, PERSON];

/**
 * The settings in effect in this browser. The server learns them from two cookies and the browser's request
 * headers, so that the first paint is already correct.
 */
export const usePreferences = create<Appearance>(() => ({ locale: paintedLocale(), theme: paintedTheme() }));

/** The language of the served page. */
export function paintedLocale(): Locale {
  const lang = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  return locales.find((name) => name === lang) ?? 'en';
}

function paintedTheme(): Theme {
  const theme = typeof document === 'undefined' ? undefined : document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/**
 * Applies the settings and stores them in this browser. `ownerId` is the user who has them stored on the
 * server.
 */
export function setAppearance(looks: Partial<Appearance>, ownerId?: string): void {
  for (const [name, value] of Object.entries(looks)) keep(name, value);
  if (ownerId === undefined) localStorage.removeItem(OWNER);
  else localStorage.setItem(OWNER, ownerId);
  usePreferences.setState(looks);
}

/**
 * Called at sign-in: applies the user's stored settings, except those chosen in this browser before signing
 * in. Data left by another user is removed.
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
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads this cookie to render the page correctly from the start.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
