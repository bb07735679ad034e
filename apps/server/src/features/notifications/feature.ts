import { defineFeature } from '../../platform/feature.ts';
import { registerNotificationRoutes } from './notifications.routes.ts';
import { notificationRetention } from './retention.store.ts';

export default defineFeature({
  name: 'notifications',
  routes: registerNotificationRoutes,
  retention: [notificationRetention],
});
