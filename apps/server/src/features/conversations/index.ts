export { type ConversationRow, presentChangeable, presentConversation } from './conversations.present.ts';
