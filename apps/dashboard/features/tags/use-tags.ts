import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask, type Schemas } from '../../lib/api.ts';

/** All tags of the business, by name. */
export function useTags() {
  return useQuery({
    queryKey: ['tags'],
    queryFn: async () => (await ask(api.GET('/api/v1/tags', { params: { query: { limit: 100 } } }))).data,
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

/** A colour that always belongs to the same word. */
async function createTag(name: string): Promise<string> {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const color = colors[sum % colors.length] ?? 'gray';
  const { data } = await ask(api.POST('/api/v1/tags', { body: { name, color } }));
  return data.id;
}

export type TagColor = Schemas['TagColor'];
const colors: TagColor[] = ['red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink'];
