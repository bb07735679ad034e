'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'use-intl';
import type en from '../messages/en.ts';
import { useLogin } from './login.ts';
import { directionOf, type Locale, loadPreferences, usePreferences } from './preferences.ts';

export type Messages = typeof en;
const loaders: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('../messages/en.ts'),
  fr: () => import('../messages/fr.ts'),
  ar: () => import('../messages/ar.ts'),
};

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}

/** Everything below speaks the chosen language, in its direction, in the chosen theme. */
export function Translated({ children }: { children: ReactNode }) {
  const { locale, theme } = usePreferences();
  const ownTimeZone = useLogin(({ login }) => login?.user.timezone);
  const [spoken, setSpoken] = useState<{ locale: Locale; messages: Messages }>();

  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    loadPreferences();
    setLoaded(true);
  }, []);
  useEffect(() => {
    if (!isLoaded) return;
    let isCurrent = true;
    loaders[locale]().then(({ default: messages }) => {
      if (isCurrent) setSpoken({ locale, messages });
    });
    return () => {
      isCurrent = false;
    };
  }, [isLoaded, locale]);
  useEffect(() => {
    const root = document.documentElement;
    if (spoken) {
      root.lang = spoken.locale;
      root.dir = directionOf(spoken.locale);
    }
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [spoken, theme]);

  if (!spoken) return null;
  return (
    <IntlProvider
      locale={spoken.locale}
      messages={spoken.messages}
      timeZone={ownTimeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      {children}
    </IntlProvider>
  );
}
