export { conversationCreated, conversationUpdated } from './conversations.events.ts';
export { type ConversationRow, presentChangeable, presentConversation } from './conversations.present.ts';
export { registerConversationRoutes } from './conversations.routes.ts';
export { findConversationContact } from './conversations.store.ts';
export { clearReceipt, listReceipts, type Receipt, wakeConversations } from './conversations-due.store.ts';
export { notifyAssignees, type Step } from './notify-assignees.ts';
export { checkFilters } from './read-conversations.ts';
