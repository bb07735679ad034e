/*
 * PostgreSQL's text and jsonb refuse NUL and lone surrogates, and JSON.stringify overflows the stack on deep
 * nesting. Each item is cleaned in one pass before it is stored, so that no single item can make its whole
 * batch fail.
 */

/** Levels of nesting kept; a message needs about 14. */
const maxDepth = 64;
export const tooDeep = '[nested too deeply]';

/** Returns the same value if it can be stored unchanged (the usual case), otherwise a storable copy. */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= maxDepth) return tooDeep;
  return Array.isArray(value) ? storableList(value, depth) : storableObject(value, depth);
}

function storableText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  // Split and joined, because replaceAll takes six times as long, and grows faster than linearly for long
  // texts.
  return text.toWellFormed().split('\0').join('\ufffd');
}

function storableList(list: unknown[], depth: number): unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const item = storable(list[i], depth + 1);
    if (item === list[i]) continue;
    copy ??= list.slice();
    copy[i] = item;
  }
  return copy ?? list;
}

/** Each value is visited once. Visiting it again for the copy would double the work at every level. */
function storableObject(object: object, depth: number): object {
  const record = object as Record<string, unknown>;
  const keys = Object.keys(record);
  let entries: [string, unknown][] | undefined;
  for (const [i, key] of keys.entries()) {
    const name = storableText(key);
    const item = storable(record[key], depth + 1);
    if (entries === undefined && (name !== key || item !== record[key])) {
      entries = keys.slice(0, i).map((before) => [before, record[before]]);
    }
    entries?.push([name, item]);
  }
  // fromEntries defines own properties, so a key named __proto__ stays an ordinary key.
  return entries ? Object.fromEntries(entries) : record;
}
