import { api, unwrap } from '../../../lib/api.ts';

const MOST_TAGGED = 200;
const MOST_DELETED = 100;
const once = () => ({ header: { 'idempotency-key': crypto.randomUUID() } });

/** Adds a tag to these contacts or removes it; returns the ids of those that changed, for undo. */
export async function tagMany(
  ids: readonly string[],
  { add, remove }: { add?: string; remove?: string },
): Promise<string[]> {
  const moved: string[] = [];
  for (const contactIds of chunksOf(ids, MOST_TAGGED)) {
    const body = { contactIds, add: add ? [add] : [], remove: remove ? [remove] : [] };
    const { data } = await unwrap(api.POST('/api/v1/contacts/tags', { params: once(), body }));
    moved.push(...data.map((it) => it.contactId));
  }
  return moved;
}

export async function deleteMany(ids: readonly string[]): Promise<void> {
  for (const contactIds of chunksOf(ids, MOST_DELETED)) {
    await unwrap(api.POST('/api/v1/contacts/delete', { params: once(), body: { contactIds } }));
  }
}

function chunksOf(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}
