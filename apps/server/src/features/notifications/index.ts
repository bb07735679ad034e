export { registerNotificationRoutes } from './notifications.routes.ts';
export { moveNotifications, type NewNotification } from './notifications.store.ts';
export { notify } from './notify.ts';
