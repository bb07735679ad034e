import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Webhooks from other sources, stored next to the repository, for developers and CI only. */
const folder = fileURLToPath(new URL('../../../../../shared/corpus/webhooks/', import.meta.url));

export const hasCorpus = existsSync(folder);
/** Added to the name of a skipped test; with `REQUIRE_CORPUS=true` a missing corpus is a failure instead. */
export const corpusNote = hasCorpus ? '' : ' (skipped: there is no ../shared/corpus beside the repository)';
export const mustHaveCorpus = process.env.REQUIRE_CORPUS === 'true';

export interface CorpusCase {
  name: string;
  body: unknown;
}

/** Returns every named body of every file; empty if the folder does not exist. */
export function readCorpus(): CorpusCase[] {
  if (!hasCorpus) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const bodies = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, unknown>;
      return Object.entries(bodies).map(([name, body]) => ({ name: `${file} ${name}`, body }));
    });
}
