import { readdirSync, readFileSync } from 'node:fs';
import type { Catalogues } from './faults.ts';
import { type Locale, locales } from './glossary.ts';

/** Reads the catalogues in `<folder>/<locale>/*.json`. */
export function readCatalogues(folder: string): Catalogues {
  const [en, fr, ar] = locales.map((locale) => readCatalogue(`${folder}/${locale}`));
  return { en: en ?? {}, fr: fr ?? {}, ar: ar ?? {} } satisfies Record<Locale, unknown>;
}

function readCatalogue(folder: string): Record<string, string> {
  const parts = readdirSync(folder).map((file): [string, Record<string, string>] => [
    file.replace(/\.json$/, ''),
    JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')),
  ]);
  return Object.fromEntries(
    parts.flatMap(([part, texts]) => Object.entries(texts).map(([name, text]) => [`${part}.${name}`, text])),
  );
}
