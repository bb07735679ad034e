export { insertingActivities } from './activities/activities.store.ts';
export { actorOf } from './activities/activity.ts';
export {
  announceChangesByCustomers,
  type Cause,
  changesByCustomers,
  recordActivities,
  recordChanges,
} from './activities/record-activities.ts';
export { notifyAssignees, type Step } from './assignment/notify-assignees.ts';
export { insertReply, readReplyHistory } from './automatic-replies.store.ts';
export { addNoteIn } from './changes/add-note.ts';
export { accessConversations } from './changes/change-conversation.ts';
export { prepareChange, presentMoved } from './changes/change-many.ts';
export {
  type ConversationKey,
  insertConversationBatch,
  type LastMessage,
  lockConversationBatch,
  setLastMessageBatch,
} from './changes/conversation-batches.store.ts';
export {
  type ConversationPair,
  findConversationIds,
  lockConversationsOfBoth,
  mergeConversations,
  moveConversations,
} from './changes/merge-conversations.store.ts';
export { countDueConversations, summariseSession } from './conversation-figures.store.ts';
export { announceConversationCreated, announceConversationUpdated } from './conversations.events.ts';
export { type ConversationRow, presentConversation } from './conversations.present.ts';
export { registerConversationRoutes } from './conversations.routes.ts';
export {
  findConversationContact,
  findExisting,
  findSessionsOfContact,
  lockConversation,
  summariseAssigned,
} from './conversations.store.ts';
export {
  type AnswerableConversation,
  claimReceipts,
  clearReceipt,
  findAnswerable,
  type Receipt,
  wakeConversations,
} from './conversations-due.store.ts';
export { checkFilters, presentOne } from './listing/read-conversations.ts';
export { countUnreadConversations } from './listing/unread-conversations.ts';
export { notifyMissedCall } from './notify-missed-call.ts';
export { markContactRead, updateReleased } from './quiet-conversations.store.ts';
