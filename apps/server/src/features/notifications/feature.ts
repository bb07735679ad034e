import { messageNotificationTypes } from '@waqtor/contract';
import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerNotificationRoutes } from './notifications.routes.ts';
import { createPushSender } from './push/push-sender.ts';
import { notificationRetention } from './retention.store.ts';

export default defineFeature({
  name: 'notifications',
  tables: [
    'notificationSettings',
    'notifications',
    'openBrowsers',
    'pushDeliveries',
    'pushSubscriptions',
    'windowReminders',
  ],
  routes: registerNotificationRoutes,
  notificationTypes: [...messageNotificationTypes, 'window_closing'],
  workers: { 'push-sender': (platform) => createPushSender(platform) },
  retention: [notificationRetention],
});
