import type { Schemas } from '../../lib/api.ts';

export type BulkInput = Schemas['BulkConversationsInput'];
/** An action on one or more conversations. */
export type Action = BulkInput extends infer B
  ? B extends unknown
    ? Omit<B, 'conversationIds'>
    : never
  : never;
export type Changed = Schemas['ChangedConversation'];
