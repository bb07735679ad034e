export type { Action } from './action.ts';
export { markRead, setConversationData, undoChanges, useActions } from './actions.ts';
export {
  type Conversation,
  countFilters,
  type Filters,
  fromView,
  isAwaitingReply,
  isSameFilters,
  listStates,
  readFilters,
  sorts,
  toQuery,
  type ViewFilters,
  writeFilters,
} from './filters.ts';
export { useCachedConversations } from './use-cached-conversations.ts';
export {
  fetchConversation,
  fetchMore,
  prefetchInbox,
  useConversation,
  useConversations,
} from './use-conversations.ts';
