/* Reads docs/glossary.md: the refused words of its tables, and the texts that may differ. */

export const locales = ['en', 'fr', 'ar'] as const;
export type Locale = (typeof locales)[number];

/** A word that no text of a language may contain. */
export interface RefusedWord {
  locale: Locale;
  word: string;
  /** What to write instead: the term in that language. */
  instead: string;
  /** Keys of texts in which the word means something else. */
  except: string[];
  /** The word is accepted if this follows it. */
  notBefore: string | undefined;
}

export interface Glossary {
  refused: RefusedWord[];
  /** English texts whose translations may differ from key to key. */
  agreeing: string[];
}

const WORD = /^(?<word>[^[(]+?)(?: \(not before (?<notBefore>[^)]+)\))?(?: \[(?<keys>[^\]]+)\])?$/;

/** Throws for a table row or an entry that does not have the form described in the document. */
export function parseGlossary(markdown: string): Glossary {
  const refused: RefusedWord[] = [];
  const agreeing: string[] = [];
  let heads: string[] = [];
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) heads = [];
    else if (heads.length === 0) heads = cellsOf(line);
    else if (!line.startsWith('|---')) {
      const cells = cellsOf(line);
      if (cells.length !== heads.length) throw new Error(`glossary: not ${heads.length} cells: ${line}`);
      if (heads.includes('Not')) refused.push(...refusedIn(cells));
      else agreeing.push(cells[0] ?? '');
    }
  }
  return { refused, agreeing };
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

function refusedIn([en = '', , fr = '', ar = '', not = '']: string[]): RefusedWord[] {
  const terms = { en, fr, ar };
  return not
    .split(';')
    .filter((part) => part.trim() !== '')
    .flatMap((part) => {
      const [name = '', words = ''] = part.split(':').map((it) => it.trim());
      const locale = locales.find((it) => it === name);
      if (!locale) throw new Error(`glossary: "${part}" does not start with a language`);
      return entriesOf(words).map((entry) => {
        const found = WORD.exec(entry)?.groups;
        if (!found?.word) throw new Error(`glossary: cannot read "${entry}"`);
        const except = found.keys?.split(' ') ?? [];
        return { locale, word: found.word, instead: terms[locale], except, notBefore: found.notBefore };
      });
    });
}

const entriesOf = (words: string): string[] => words.split(/[,،]/).map((word) => word.trim());
