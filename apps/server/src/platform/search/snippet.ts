import type { Snippet } from '@waqtor/contract';
import { isHit, type SearchQuery } from './search-query.ts';
import { wordsOf } from './words.ts';

/** How much of a long text is shown before its first hit, in UTF-16 units. */
const BEFORE = 60;
const LENGTH = 200;

/** Returns the part of the text around the hits, and their ranges in it; the whole text if it is short. */
export function snippetOf(text: string, query: SearchQuery): Snippet {
  const hits = wordsOf(text)
    .filter((word) => isHit(query, word))
    .sort((a, b) => a.start - b.start);
  const start = text.length <= LENGTH ? 0 : edge(text, Math.max(0, (hits[0]?.start ?? 0) - BEFORE));
  const end = edge(text, Math.min(text.length, start + LENGTH));
  const highlights: Snippet['highlights'] = [];
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue;
    const last = highlights.at(-1);
    // A number matches as a whole and in parts, so overlapping ranges are merged.
    if (last && hit.start - start < last.end) last.end = Math.max(last.end, hit.end - start);
    else highlights.push({ start: hit.start - start, end: hit.end - start });
  }
  return { text: text.slice(start, end), highlights };
}

/** Never splits a surrogate pair. */
function edge(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
