import type { Json } from '../webhooks/stream/items.ts';

/** One item of a webhook, in a change of its own. */
export interface Cut {
  entry: Json;
  change: { field: unknown; value: Json };
}

/** The fields of a value other than its items. */
const SURROUNDINGS: ReadonlySet<string> = new Set(['contacts', 'metadata', 'messaging_product']);

/** Divides a webhook into single items; a value without a list of items is kept whole. */
export function cutBody(body: unknown): Cut[] {
  const { entry: entries } = body as { entry?: Json[] };
  return (entries ?? []).flatMap(({ changes, ...entry }) =>
    (changes as Cut['change'][]).flatMap(({ field, value }) =>
      cutValue(value).map((one) => ({ entry, change: { field, value: one } })),
    ),
  );
}

function cutValue(value: Json): Json[] {
  const lists = Object.entries(value).filter(
    (part): part is [string, unknown[]] => Array.isArray(part[1]) && !SURROUNDINGS.has(part[0]),
  );
  // Errors next to a single message belong to that message.
  const messages = lists.find(([key]) => key === 'messages')?.[1];
  const hasErrorsOfOne = messages?.length === 1 && Array.isArray(value.errors);
  if (hasErrorsOfOne || lists.length === 0) return [value];
  const rest = Object.fromEntries(
    Object.entries(value).filter(([key]) => !lists.some(([list]) => list === key)),
  );
  return lists.flatMap(([key, list]) => list.map((item) => ({ ...rest, [key]: [item] })));
}
