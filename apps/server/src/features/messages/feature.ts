import { defineFeature } from '../../platform/feature.ts';
import { on } from '../../platform/hooks.ts';
import { templatesLearned } from '../templates/index.ts';
import { completeTemplates } from './complete-templates.ts';
import { registerMessageRoutes } from './messages.routes.ts';

export default defineFeature({
  name: 'messages',
  routes: registerMessageRoutes,
  notificationKinds: ['message_failed'],
  hooks: () => [
    on(templatesLearned, ({ clock }, tx, { tenantId, sessionId }) =>
      completeTemplates(tx, { tenantId, id: sessionId }, clock.now()),
    ),
  ],
});
