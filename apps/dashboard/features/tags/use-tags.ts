import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../../lib/all-pages.ts';
import { api, type Schemas, unwrap } from '../../lib/api.ts';
import { defineOutboxKind } from '../../lib/outbox.ts';

/** All tags of the business, by name. */
export function useTags() {
  return useQuery({
    queryKey: ['tags'],
    queryFn: () => allPages((query) => unwrap(api.GET('/api/v1/tags', { params: { query } }))),
  });
}

interface Tagging {
  conversationId: string;
  add?: string;
  remove?: string;
  /** The name of a tag that does not exist yet and is created before it is added. */
  create?: string;
}

export const taggingOutbox = defineOutboxKind<Tagging, void>('tagging', {
  async send({ create, ...tagging }, key, amend) {
    if (create !== undefined) {
      tagging.add = await createTag(create, `${key}-tag`);
      await amend(tagging);
    }
    const { conversationId, add, remove } = tagging;
    const params = { path: { conversationId }, header: { 'idempotency-key': key } };
    const body = { add: add ? [add] : [], remove: remove ? [remove] : [] };
    await unwrap(api.POST('/api/v1/conversations/{conversationId}/tags', { params, body }));
  },
});

/** Adds and removes tags of a conversation through the outbox; the result arrives as an event. */
export function useTagging(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Omit<Tagging, 'conversationId'>) =>
      taggingOutbox.enqueue(
        { conversationId, ...change },
        { sendQueue: conversationId, idempotencyKey: crypto.randomUUID() },
      ),
    networkMode: 'always',
    onSuccess: (_, { create }) => create !== undefined && client.invalidateQueries({ queryKey: ['tags'] }),
  });
}

/** Creates a tag of this name, with a default colour; returns its id. */
export function useCreateTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => createTag(name, crypto.randomUUID()),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tags'] }),
  });
}

/** Creates a tag or, with an id, updates it. */
export function useSaveTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id?: string; name: string; color: TagColor }) =>
      id === undefined
        ? unwrap(api.POST('/api/v1/tags', { body }))
        : unwrap(api.PATCH('/api/v1/tags/{tagId}', { params: { path: { tagId: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tags'] }),
  });
}

/** Deletes a tag, and removes it from all contacts and conversations. */
export function useDeleteTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tagId: string) =>
      unwrap(api.DELETE('/api/v1/tags/{tagId}', { params: { path: { tagId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tags'] }),
  });
}

/** A default colour derived from the name. */
async function createTag(name: string, idempotencyKey: string): Promise<string> {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const color = colors[sum % colors.length] ?? 'gray';
  const params = { header: { 'idempotency-key': idempotencyKey } };
  const { data } = await unwrap(api.POST('/api/v1/tags', { params, body: { name, color } }));
  return data.id;
}

export type TagColor = Schemas['TagColor'];
/** All tag colours, in the order in which they are offered. */
export const tagColors: readonly TagColor[] = [
  'gray',
  'red',
  'orange',
  'amber',
  'lime',
  'green',
  'teal',
  'cyan',
  'blue',
  'indigo',
  'purple',
  'pink',
];
const colors = tagColors.filter((color) => color !== 'gray');
