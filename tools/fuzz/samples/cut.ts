import type { Json } from '../webhooks/items.ts';

/** One item of a webhook, in a change of its own. */
export interface Cut {
  entry: Json;
  change: { field: unknown; value: Json };
}

/** What surrounds the items of a value. */
const SURROUNDINGS: ReadonlySet<string> = new Set(['contacts', 'metadata', 'messaging_product']);

/** The items of a webhook, each alone; what is no list of items stays as it is. */
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
  // Errors beside a single message are about that message.
  const messages = lists.find(([key]) => key === 'messages')?.[1];
  const hasErrorsOfOne = messages?.length === 1 && Array.isArray(value.errors);
  if (hasErrorsOfOne || lists.length === 0) return [value];
  const rest = Object.fromEntries(
    Object.entries(value).filter(([key]) => !lists.some(([list]) => list === key)),
  );
  return lists.flatMap(([key, list]) => list.map((item) => ({ ...rest, [key]: [item] })));
}
