/* A text that is not known yet: `⟦part.name⟧`, where a built page is to say what `part.name` says in the language of its reader. */

const MARK = /⟦(\w+)\.(\w+)⟧/g;
export type Texts = Record<string, Record<string, string>>;

/** The same texts, each as its own mark. */
export function markEveryText<T extends object>(texts: T): T {
  const marked = Object.entries(texts as Texts).map(([part, lines]) => [
    part,
    Object.fromEntries(Object.keys(lines).map((name) => [name, `⟦${part}.${name}⟧`])),
  ]);
  return Object.fromEntries(marked) as T;
}

/**
 * A built page with every mark replaced. Throws for a text with a blank to be filled (`{count}`, `<b>`): only a script can
 * say it, so the page must not before there is one.
 */
export function replaceMarks(html: string, texts: Texts): string {
  return html.replace(MARK, (mark, part: string, name: string) => {
    const text = texts[part]?.[name];
    if (text === undefined || /[{<]|''/.test(text))
      throw new Error(`A page says ${mark} before any script: it must be a text without blanks.`);
    return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  });
}
