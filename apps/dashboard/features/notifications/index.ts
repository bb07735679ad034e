export { Bell } from './bell.tsx';
export { NotificationSettings } from './notification-settings.tsx';
export { NotificationsPage } from './notifications-page.tsx';
export { useAlerts } from './use-alerts.ts';
export { readNotificationsAbout, useUnreadCount } from './use-notifications.ts';
