export {
  deleteOpenBrowser,
  type OpenBrowser,
  saveOpenBrowser,
} from './attendance/attendance.store.ts';
export { registerNotificationRoutes } from './notifications.routes.ts';
export { type AboutUser, moveNotifications, type NewNotification } from './notifications.store.ts';
export { notify, notifyOfMessages, withdraw } from './notify.ts';
export { readAbout } from './own-notifications.ts';
export { insertWindowReminders, takeWindowReminders, type WindowReminder } from './window-reminders.store.ts';
