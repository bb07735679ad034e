import { api, unwrap } from '../../../lib/api.ts';

const MAX_TAGGED = 200;
const MAX_DELETED = 100;
const idempotencyHeader = () => ({ header: { 'idempotency-key': crypto.randomUUID() } });

/** Adds a tag to these contacts or removes it; returns the ids of those that changed, for undo. */
export async function tagMany(
  ids: readonly string[],
  { add, remove }: { add?: string; remove?: string },
): Promise<string[]> {
  const changedIds: string[] = [];
  for (const contactIds of chunksOf(ids, MAX_TAGGED)) {
    const body = { contactIds, add: add ? [add] : [], remove: remove ? [remove] : [] };
    const { data } = await unwrap(api.POST('/api/v1/contacts/tags', { params: idempotencyHeader(), body }));
    changedIds.push(...data.map((it) => it.contactId));
  }
  return changedIds;
}

export async function deleteMany(ids: readonly string[]): Promise<void> {
  for (const contactIds of chunksOf(ids, MAX_DELETED)) {
    await unwrap(api.POST('/api/v1/contacts/delete', { params: idempotencyHeader(), body: { contactIds } }));
  }
}

function chunksOf(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size));
}
