import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/* Finds English messages on a page in another language. */

type Catalogue = Record<string, Record<string, string>>;

const read = (locale: string): Catalogue =>
  Object.fromEntries(
    readdirSync(new URL(`../../messages/${locale}`, import.meta.url))
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        name,
        JSON.parse(readFileSync(new URL(`../../messages/${locale}/${name}`, import.meta.url), 'utf8')),
      ]),
  );
const textsOf = (locale: string) => Object.values(read(locale)).flatMap((part) => Object.values(part));

/**
 * Returns English texts that `locale` translates differently. Those with a placeholder are recognised by the
 * words before it.
 */
export function englishMissingFrom(locale: string): string[] {
  const own = new Set(textsOf(locale));
  return textsOf('en')
    .filter((text) => !own.has(text) && /[a-z]{3}/i.test(text))
    .map((text) => (text.split('{')[0] ?? '').trim())
    .filter((text) => text.length > 3 && ![...own].some((it) => it.startsWith(text)));
}

/** Returns the texts of `english` that the page shows, each with its location. */
export async function englishLeftOn(page: Page, name: string, english: readonly string[]): Promise<string[]> {
  const shown = await textsShownOn(page);
  return english
    .filter((text) => shown.some((it) => it === text || (text.length > 12 && it.startsWith(text))))
    .map((text) => `${name}: ${text}`);
}

/** All visible and accessible texts: content, labels, titles, placeholders. */
function textsShownOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      // Messages of customers are in the customers' own language.
      if (parentElement?.closest('script, style, [lang]:not(html), bdi, [dir=auto]:not(h1)')) continue;
      found.push(textContent ?? '');
    }
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
        found.push(element.getAttribute(name) ?? '');
    return found.map((text) => text.trim()).filter(Boolean);
  });
}
