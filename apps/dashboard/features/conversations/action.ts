import type { Schemas } from '../../lib/api.ts';

export type BulkInput = Schemas['BulkConversationsInput'];
/** What may be done with conversations, one or many. */
export type Action = BulkInput extends infer B
  ? B extends unknown
    ? Omit<B, 'conversationIds'>
    : never
  : never;
export type Changed = Schemas['ChangedConversation'];
