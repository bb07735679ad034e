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
const OWNER_KEY = 'appearance-owner';
/** The user who signed in last in this browser. */
const LAST_USER_KEY = 'last-user';
/** Storage keys that belong to no user and are kept when another one signs in. */
const SHARED_KEYS = ['notice-read', OWNER_KEY, LAST_USER_KEY];

/**
 * The settings in effect in this browser. The server learns them from two cookies and the browser's request
 * headers, so that the first paint is already correct.
 */
export const usePreferences = create<Appearance>(() => ({
  locale: renderedLocale(),
  theme: renderedTheme(),
}));

/** The language of the served page. */
export function renderedLocale(): Locale {
  const lang = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  return locales.find((name) => name === lang) ?? 'en';
}

function renderedTheme(): Theme {
  const theme = typeof document === 'undefined' ? undefined : document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/**
 * Applies the settings and stores them in this browser. `ownerId` is the user who has them stored on the
 * server.
 */
export function setAppearance(appearance: Partial<Appearance>, ownerId?: string): void {
  for (const [name, value] of Object.entries(appearance)) setCookie(name, value);
  if (ownerId === undefined) localStorage.removeItem(OWNER_KEY);
  else localStorage.setItem(OWNER_KEY, ownerId);
  usePreferences.setState(appearance);
}

/**
 * Called at sign-in: applies the user's stored settings, except those chosen in this browser before signing
 * in. Data left by another user is removed.
 */
export function adoptAppearance({ id, locale, theme }: Appearance & { id: string }): void {
  const lastUserId = localStorage.getItem(LAST_USER_KEY);
  if (lastUserId !== null && lastUserId !== id) clearUserData();
  localStorage.setItem(LAST_USER_KEY, id);
  const owner = localStorage.getItem(OWNER_KEY);
  const cookies = readCookies();
  const isOwned = owner !== null;
  const appearance: Partial<Appearance> = {
    ...(isOwned || cookies.locale === undefined ? { locale } : {}),
    ...(isOwned || cookies.theme === undefined ? { theme } : {}),
  };
  if (appearance.locale && appearance.theme) setAppearance(appearance, id);
  else usePreferences.setState(appearance);
}

export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

function clearUserData(): void {
  for (const name of Object.keys(localStorage))
    if (!SHARED_KEYS.includes(name)) localStorage.removeItem(name);
}

function readCookies(): Record<string, string | undefined> {
  return Object.fromEntries(document.cookie.split('; ').map((pair) => pair.split('=')));
}

/** Stores a display setting that the server must know to render the page correctly from the start. */
export function setCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads this cookie to render the page correctly from the start.
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax`;
}
