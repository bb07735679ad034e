'use client';
import { type ReactNode, Suspense, use, useEffect, useState } from 'react';
import { IntlProvider, type MessageKeys, type NestedKeyOf } from 'use-intl';
import type en from '../../messages/en.generated.ts';
import { useLogin } from '../login/login.ts';
import { directionOf, type Locale, renderedLocale, usePreferences } from '../preferences.ts';
import { insertMarkers } from './text-markers.ts';

export type Messages = typeof en;
/** The full key of a text, such as `tags.create`. */
export type TextKey = MessageKeys<Messages, NestedKeyOf<Messages>>;

const loaders: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('../../messages/en.generated.ts'),
  fr: () => import('../../messages/fr.generated.ts'),
  ar: () => import('../../messages/ar.generated.ts'),
};

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}

interface LoadedLocale {
  locale: Locale;
  messages: Messages;
}

async function loadLocale(locale: Locale): Promise<LoadedLocale> {
  const { default: messages } = await loaders[locale]();
  return { locale, messages };
}

/** At build time the language is unknown: each text is a marker, which the build replaces per language. */
const isBuilding = typeof window === 'undefined';
const initialLocale: Promise<LoadedLocale> = isBuilding
  ? loadLocale('en').then(({ locale, messages }) => ({ locale, messages: insertMarkers(messages) }))
  : loadLocale(renderedLocale());

/** Provides locale, text direction and theme to the tree. */
export function TranslationProvider({ children }: { children: ReactNode }) {
  // Keep the built HTML until the messages of its language are loaded.
  return (
    <Suspense>
      <LoadedTranslations>{children}</LoadedTranslations>
    </Suspense>
  );
}

function LoadedTranslations({ children }: { children: ReactNode }) {
  const { locale, theme } = usePreferences();
  const ownTimeZone = useLogin(({ login }) => login?.user.timeZone);
  const [current, setCurrent] = useState(use(initialLocale));
  useEffect(() => {
    let isCurrent = true;
    loadLocale(locale).then((next) => {
      if (isCurrent) setCurrent((now) => (now.locale === next.locale ? now : next));
    });
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = current.locale;
    root.dir = directionOf(current.locale);
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [current, theme]);
  return (
    <IntlProvider
      locale={current.locale}
      messages={current.messages}
      timeZone={ownTimeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      {children}
    </IntlProvider>
  );
}
