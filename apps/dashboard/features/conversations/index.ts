export type { Action } from './action.ts';
export { markRead, show, takeBack, useActions } from './actions.ts';
export {
  type Conversation,
  countFilters,
  type Filters,
  fromView,
  isSameList,
  listStates,
  readFilters,
  toQuery,
  type ViewFilters,
  writeFilters,
} from './filters.ts';
export {
  fetchMore,
  startInbox,
  useConversation,
  useConversations,
} from './use-conversations.ts';
