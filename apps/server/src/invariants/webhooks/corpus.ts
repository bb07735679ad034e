import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Webhooks from other sources, stored next to the repository, for developers and CI only. */
const folder = fileURLToPath(new URL('../../../../../../shared/corpus/webhooks/', import.meta.url));

const hasCorpus = existsSync(folder);
/** Whether its tests are skipped; with `REQUIRE_CORPUS=true` a missing corpus is a failure instead. */
export const isSkipped = !hasCorpus && process.env.REQUIRE_CORPUS !== 'true';
/** Added to the name of a skipped test. */
export const corpusNote = isSkipped ? ' (skipped: there is no ../shared/corpus beside the repository)' : '';

export interface WebhookBody {
  object: string;
  entry: { id: string; changes: { field: string; value: Record<string, unknown> }[] }[];
}

/** Returns every named body of every file; empty if the folder does not exist. */
export function readCorpus(): { name: string; body: WebhookBody }[] {
  if (!hasCorpus) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const bodies = JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, WebhookBody>;
      return Object.entries(bodies).map(([name, body]) => ({ name: `${file} ${name}`, body }));
    });
}
