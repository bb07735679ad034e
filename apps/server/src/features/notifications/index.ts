export { registerNotificationRoutes } from './notifications.routes.ts';
export { deleteNotificationsBefore, moveNotifications, type NewNotification } from './notifications.store.ts';
export { notify } from './notify.ts';
