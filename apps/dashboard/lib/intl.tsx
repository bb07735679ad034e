'use client';
import { type ReactNode, Suspense, use, useEffect, useState } from 'react';
import { IntlProvider, type MessageKeys, type NestedKeyOf } from 'use-intl';
import type en from '../messages/en.generated.ts';
import { useLogin } from './login/login.ts';
import { directionOf, type Locale, paintedLocale, usePreferences } from './preferences.ts';
import { markEveryText } from './text-marks.ts';

export type Messages = typeof en;
/** The full key of a text, such as `tags.create`. */
export type TextKey = MessageKeys<Messages, NestedKeyOf<Messages>>;

const loaders: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('../messages/en.generated.ts'),
  fr: () => import('../messages/fr.generated.ts'),
  ar: () => import('../messages/ar.generated.ts'),
};

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}

interface Spoken {
  locale: Locale;
  messages: Messages;
}

async function learn(locale: Locale): Promise<Spoken> {
  const { default: messages } = await loaders[locale]();
  return { locale, messages };
}

/** At build time the language is unknown: each text is a marker, which the build replaces per language. */
const isBuilding = typeof window === 'undefined';
const painted: Promise<Spoken> = isBuilding
  ? learn('en').then(({ locale, messages }) => ({ locale, messages: markEveryText(messages) }))
  : learn(paintedLocale());

/** Provides locale, text direction and theme to the tree. */
export function Translated({ children }: { children: ReactNode }) {
  // Keep the built HTML until the messages of its language are loaded.
  return (
    <Suspense>
      <Speaking>{children}</Speaking>
    </Suspense>
  );
}

function Speaking({ children }: { children: ReactNode }) {
  const { locale, theme } = usePreferences();
  const ownTimeZone = useLogin(({ login }) => login?.user.timeZone);
  const [spoken, setSpoken] = useState(use(painted));
  useEffect(() => {
    let isCurrent = true;
    learn(locale).then((next) => {
      if (isCurrent) setSpoken((now) => (now.locale === next.locale ? now : next));
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = spoken.locale;
    root.dir = directionOf(spoken.locale);
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [spoken, theme]);
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
