export { createMessageNotifier } from './message-notifier.ts';
export { createWindowReminders } from './window-reminders.ts';
