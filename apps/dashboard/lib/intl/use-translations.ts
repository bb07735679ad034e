import { useMemo } from 'react';
import { useLocale, useTranslations as useRawTranslations } from 'use-intl';
import { directionOf } from '../preferences.ts';
import { isolate } from './isolate.ts';

/** The texts of a catalogue. Names and other values inserted into them cannot reorder the sentence. */
export const useTranslations: typeof useRawTranslations = (namespace) => {
  const t = useRawTranslations(namespace);
  const direction = directionOf(useLocale());
  return useMemo(() => isolateValues(t, direction), [t, direction]);
};

/** The same translator, which isolates the strings among its values. */
export function isolateValues<T extends (...args: never[]) => unknown>(t: T, direction: 'ltr' | 'rtl'): T {
  const isolated = (values: unknown) =>
    typeof values === 'object' && values !== null
      ? Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            typeof value === 'string' ? isolate(value, direction) : value,
          ]),
        )
      : values;
  return new Proxy(t, {
    apply: (target, self, [key, values, ...rest]) =>
      Reflect.apply(target, self, [key, isolated(values), ...rest]),
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if ((name !== 'rich' && name !== 'markup') || typeof member !== 'function') return member;
      return (key: unknown, values: unknown, ...rest: unknown[]) =>
        Reflect.apply(member, target, [key, isolated(values), ...rest]);
    },
  });
}
