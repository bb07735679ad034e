import { defineFeature } from '../../platform/feature.ts';
import { on } from '../../platform/hooks.ts';
import type { Engines } from '../sessions/index.ts';
import { type TemplateLists, templatesLearned } from '../templates/index.ts';
import { completeTemplates } from './complete-templates.ts';
import { registerMessageRoutes } from './messages.routes.ts';

export default defineFeature<{ engines: Engines; templates: TemplateLists }>({
  name: 'messages',
  routes: (app, { engines, templates }) => registerMessageRoutes(app, engines, templates.learn),
  notificationKinds: ['message_failed'],
  hooks: () => [
    on(templatesLearned, ({ clock }, tx, { tenantId, sessionId }) =>
      completeTemplates(tx, { tenantId, id: sessionId }, clock.now()),
    ),
  ],
});
