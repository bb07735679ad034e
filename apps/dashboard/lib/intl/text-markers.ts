/* Placeholders for translations in built pages: `⟦part.name⟧` is replaced per language after the build. */

const MARKER = /⟦(\w+)\.(\w+)⟧/g;
export type Texts = Record<string, Record<string, string>>;

/** The same message tree, with each text replaced by its own marker. */
export function insertMarkers<T extends object>(texts: T): T {
  const entries = Object.entries(texts as Texts).map(([part, lines]) => [
    part,
    Object.fromEntries(Object.keys(lines).map((name) => [name, `⟦${part}.${name}⟧`])),
  ]);
  return Object.fromEntries(entries) as T;
}

/**
 * Replaces all markers in a built page. Throws for a text with placeholders or tags (`{count}`, `<b>`): it
 * needs a script, so the page must not contain it before hydration.
 */
export function replaceMarkers(html: string, texts: Texts): string {
  return html.replace(MARKER, (marker, part: string, name: string) => {
    const text = texts[part]?.[name];
    if (text === undefined || /[{<]|''/.test(text))
      throw new Error(`A page says ${marker} before any script: it must be a text without blanks.`);
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  });
}
