export { textOfContent } from './content/content-text.ts';
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
  announceLastMessage,
  announceMessageCompleted,
  announceMessageCreated,
  announceMessageReordered,
  announceMessageUpdated,
} from './messages.events.ts';
export { type MessageRow, presentMessage, statusOf } from './messages.present.ts';
export { registerMessageRoutes } from './messages.routes.ts';
export {
  findMessages,
  insertMessage,
  listMessages,
  releaseHeldBack,
  updateLastMessages,
} from './messages.store.ts';
export { type ConversationEnd, nextMessageAt } from './next-message-at.ts';
export type { Priority } from './outgoing/outbox.store.ts';
export {
  findReferred,
  insertOutgoing,
  type OutgoingMessage,
  type ReferredMessage,
} from './outgoing/outgoing.store.ts';
export { presentMessages, readCustomerTexts } from './read-messages.ts';
export { callbackDataOf, readCallbackData } from './status/callback-data.ts';
export {
  applyFailureEffects,
  applyRefusals,
  type FailedMessage,
  type Refusal,
} from './status/failure-effects.ts';
export {
  applyStatus,
  deriveAck,
  failureOf,
  type StatusError,
  type Statuses,
  type StatusReport,
} from './status/message-status.ts';
export { type CallbackStatus, settleByCallback } from './status/settle-by-callback.ts';
export { findAnswered, readSurroundingMessages } from './surrounding-messages.store.ts';
