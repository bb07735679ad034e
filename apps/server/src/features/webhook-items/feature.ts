import { retainRows } from '../../platform/aged-rows.store.ts';
import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { registerWebhookItemRoutes } from './webhook-items.routes.ts';

export default defineFeature({
  name: 'webhook-items',
  tables: ['waitingStatuses', 'webhookItems'],
  routes: registerWebhookItemRoutes,
  retention: [
    retainRows('webhook_items', 'received_at', (config) => config.diagnosticsRetentionMs),
    retainRows('waiting_statuses', 'received_at', (config) => config.diagnosticsRetentionMs),
  ],
});
