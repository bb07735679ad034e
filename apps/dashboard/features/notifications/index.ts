export { useAlerts } from './alerts/use-alerts.ts';
export { Bell } from './bell.tsx';
export { NotificationsPage } from './notifications-page.tsx';
export { NotificationSettings } from './settings/notification-settings.tsx';
export { readNotificationsAbout, useUnreadCount } from './use-notifications.ts';
