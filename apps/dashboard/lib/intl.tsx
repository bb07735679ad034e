'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider } from 'use-intl';
import en from '../messages/en.json' with { type: 'json' };
import { directionOf, type Locale, loadPreferences, usePreferences } from './preferences.ts';

type Messages = typeof en;
const loaders: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => Promise.resolve({ default: en }),
  fr: () => import('../messages/fr.json'),
  ar: () => import('../messages/ar.json'),
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
  const [spoken, setSpoken] = useState<{ locale: Locale; messages: Messages }>();

  useEffect(loadPreferences, []);
  useEffect(() => {
    let isCurrent = true;
    loaders[locale]().then(({ default: messages }) => {
      if (isCurrent) setSpoken({ locale, messages });
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);
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
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      {children}
    </IntlProvider>
  );
}
