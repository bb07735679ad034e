import { messageNotificationTypes } from '@waqtor/contract';
import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerNotificationRoutes } from './notifications.routes.ts';
import { notificationRetention } from './retention.store.ts';

export default defineFeature({
  name: 'notifications',
  tables: ['notificationSettings', 'notifications', 'windowReminders'],
  routes: registerNotificationRoutes,
  notificationTypes: [...messageNotificationTypes, 'window_closing'],
  retention: [notificationRetention],
});
