import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { on } from '../../platform/feature-definition/hooks.ts';
import { templatesLearned } from '../templates/index.ts';
import { completeTemplates } from './content/complete-templates.ts';
import { registerMessageRoutes } from './messages.routes.ts';

export default defineFeature({
  name: 'messages',
  tables: ['messages', 'outbox'],
  routes: registerMessageRoutes,
  notificationTypes: ['message_failed'],
  hooks: () => [
    on(templatesLearned, ({ clock }, tx, { tenantId, sessionId }) =>
      completeTemplates(tx, { tenantId, id: sessionId }, clock.now()),
    ),
  ],
});
