import { create } from 'zustand';

export const locales = ['ar', 'en', 'fr'] as const;
export type Locale = (typeof locales)[number];
export type Theme = 'light' | 'dark' | 'system';
/** How the pages look to somebody. */
export interface Looks {
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

/** What this browser shows: known to the server by two cookies, so that the first paint is already right. */
export const usePreferences = create<Looks>(() => ({ locale: 'en', theme: 'system' }));

/** Reads the cookies; without one, the language of the browser. */
export function loadPreferences(): void {
  const cookies = readCookies();
  const wanted = [cookies.locale, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  const locale =
    wanted.find((tag): tag is Locale => (locales as readonly string[]).includes(tag ?? '')) ?? 'en';
  const theme = (['light', 'dark'] as const).find((name) => name === cookies.theme) ?? 'system';
  usePreferences.setState({ locale, theme });
}

/** Shows this from now on, and remembers it. `ownerId` is whoever has it stored on the server. */
export function setLooks(looks: Partial<Looks>, ownerId?: string): void {
  for (const [name, value] of Object.entries(looks)) keep(name, value);
  if (ownerId === undefined) localStorage.removeItem(OWNER);
  else localStorage.setItem(OWNER, ownerId);
  usePreferences.setState(looks);
}

/**
 * Somebody is signed in: what they chose elsewhere holds here too, but what was chosen in this browser before signing in
 * stays. What another person left in this browser is forgotten.
 */
export function adoptLooks({ id, locale, theme }: Looks & { id: string }): void {
  const person = localStorage.getItem(PERSON);
  if (person !== null && person !== id) forgetPerson();
  localStorage.setItem(PERSON, id);
  const owner = localStorage.getItem(OWNER);
  const cookies = readCookies();
  const isFree = owner !== null;
  const looks: Partial<Looks> = {
    ...(isFree || cookies.locale === undefined ? { locale } : {}),
    ...(isFree || cookies.theme === undefined ? { theme } : {}),
  };
  if (looks.locale && looks.theme) setLooks(looks, id);
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
