import type { Locale } from '../../lib/preferences.ts';

/** Language names, each in its own language. */
export const languageNames: Record<Locale, string> = { ar: 'العربية', en: 'English', fr: 'Français' };
