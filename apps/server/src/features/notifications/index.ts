export { registerNotificationRoutes } from './notifications.routes.ts';
export type { NewNotification } from './notifications.store.ts';
export { notify } from './notify.ts';
