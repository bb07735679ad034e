export { callbackDataOf, readCallbackData } from './callback-data.ts';
export {
  applyStatus,
  deriveAck,
  type StatusError,
  type Statuses,
  type StatusReport,
  stepInstants,
} from './message-status.ts';
export { messageCreated, messageUpdated } from './messages.events.ts';
export { type MessageRow, presentMessage, presentStanding } from './messages.present.ts';
export { type CallbackStatus, settleByCallback } from './settle-by-callback.ts';
