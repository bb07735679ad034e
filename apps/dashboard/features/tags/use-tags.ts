import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../../lib/all-pages.ts';
import { api, ask, type Schemas } from '../../lib/api.ts';

/** All tags of the business, by name. */
export function useTags() {
  return useQuery({
    queryKey: ['tags'],
    queryFn: () => allPages((query) => ask(api.GET('/api/v1/tags', { params: { query } }))),
  });
}

/** Puts tags on a conversation and takes them off; the socket tells the result. */
export function useTagging(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(change: { add?: string; remove?: string; create?: string }) {
      const added = change.create === undefined ? change.add : await createTag(change.create);
      const body = { add: added ? [added] : [], remove: change.remove ? [change.remove] : [] };
      const params = { path: { conversationId } };
      await ask(api.POST('/api/v1/conversations/{conversationId}/tags', { params, body }));
    },
    onSuccess: (_, { create }) => create !== undefined && client.invalidateQueries({ queryKey: ['tags'] }),
  });
}

/** Adds a tag, or with an id changes it wherever it is. */
export function useSaveTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id?: string; name: string; color: TagColor }) =>
      id === undefined
        ? ask(api.POST('/api/v1/tags', { body }))
        : ask(api.PATCH('/api/v1/tags/{tagId}', { params: { path: { tagId: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tags'] }),
  });
}

/** Deletes a tag and takes it off everything. */
export function useDeleteTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tagId: string) => ask(api.DELETE('/api/v1/tags/{tagId}', { params: { path: { tagId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tags'] }),
  });
}

/** A colour that always belongs to the same word. */
async function createTag(name: string): Promise<string> {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const color = colors[sum % colors.length] ?? 'gray';
  const { data } = await ask(api.POST('/api/v1/tags', { body: { name, color } }));
  return data.id;
}

export type TagColor = Schemas['TagColor'];
/** All there are, in the order they are offered. */
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
