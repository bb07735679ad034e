export { callbackDataOf, readCallbackData } from './callback-data.ts';
export { applyFailureEffects, applyRefusals, type FailedMessage, type Refusal } from './failure-effects.ts';
export { markReadAtProvider } from './mark-read-at-provider.ts';
export { moveMessages, moveSenders, uniteMessages } from './merge-messages.store.ts';
export {
  countMessages,
  countOutbox,
  countOutgoing,
  countReceived,
  listDayFigures,
} from './message-figures.store.ts';
export {
  applyStatus,
  deriveAck,
  failureOf,
  type StatusError,
  type Statuses,
  type StatusReport,
} from './message-status.ts';
export {
  announceLastMessage,
  announceMessageCompleted,
  announceMessageCreated,
  announceMessageReordered,
  announceMessageUpdated,
} from './messages.events.ts';
export { type MessageRow, presentMessage } from './messages.present.ts';
export { registerMessageRoutes } from './messages.routes.ts';
export { findMessages, insertMessage, moveEnds, releaseHeldBack } from './messages.store.ts';
export { type ConversationEnd, nextMessageAt } from './next-message-at.ts';
export type { Priority } from './outbox.store.ts';
export {
  findReferred,
  insertOutgoing,
  type OutgoingMessage,
  type ReferredMessage,
} from './outgoing.store.ts';
export { presentMessages } from './read-messages.ts';
export { type CallbackStatus, settleByCallback } from './settle-by-callback.ts';
export { readTalk } from './talk.store.ts';
export { wordsOfContent } from './words-of-content.ts';
