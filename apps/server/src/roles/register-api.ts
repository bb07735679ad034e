import type { FastifyInstance } from 'fastify';
import { registerApiKeyRoutes } from '../features/api-keys/index.ts';
import {
  chargeInvitation,
  registerLoginRoutes,
  registerOwnLoginRoutes,
  registerPasswordRoutes,
} from '../features/auth/index.ts';
import { registerBlockRoutes } from '../features/blocks/index.ts';
import { registerCannedResponseRoutes } from '../features/canned-responses/index.ts';
import { registerContactDeletionRoutes } from '../features/contact-deletion/index.ts';
import { registerContactMergingRoutes } from '../features/contact-merging/index.ts';
import { registerContactRoutes } from '../features/contacts/index.ts';
import { registerConversationRoutes } from '../features/conversations/index.ts';
import { registerEventRoutes } from '../features/events/index.ts';
import { registerMacroRoutes } from '../features/macros/index.ts';
import { registerMediaRoutes } from '../features/media/index.ts';
import {
  registerInvitationRoutes,
  registerMemberRoutes,
  registerUserRoutes,
} from '../features/members/index.ts';
import { completeTemplates, registerMessageRoutes } from '../features/messages/index.ts';
import { registerMonitoringRoutes, type SocketsOf } from '../features/monitoring/index.ts';
import { registerNotificationRoutes } from '../features/notifications/index.ts';
import { registerOffboardingRoutes } from '../features/offboarding/index.ts';
import { registerSandboxRoutes } from '../features/sandbox/index.ts';
import { registerSearchRoutes } from '../features/search/index.ts';
import { registerSecurityLogRoutes } from '../features/security-log/index.ts';
import {
  acceptedTypes,
  forgetTeam,
  type Providers,
  registerSessionInsightRoutes,
  registerSessionRoutes,
} from '../features/sessions/index.ts';

import { registerTagRoutes } from '../features/tags/index.ts';
import { registerTeamRoutes } from '../features/teams/index.ts';
import { createTemplateLists, registerTemplateRoutes } from '../features/templates/index.ts';
import { registerTenantRoutes } from '../features/tenants/index.ts';
import { registerViewRoutes } from '../features/views/index.ts';
import { registerWebhookItemRoutes } from '../features/webhook-items/index.ts';
import { engines } from './engines.ts';

/** Every endpoint below /api/v1. */
export function registerApi(
  app: FastifyInstance,
  providers: Providers,
  socketsOf: SocketsOf = () => undefined,
): void {
  registerLoginRoutes(app);
  registerOwnLoginRoutes(app);
  registerPasswordRoutes(app);
  registerUserRoutes(app);
  registerTenantRoutes(app);
  registerMemberRoutes(app);
  registerInvitationRoutes(app, (tenantId, email) => chargeInvitation(app.platform, tenantId, email));
  registerApiKeyRoutes(app);
  registerOffboardingRoutes(app);
  registerSecurityLogRoutes(app);
  registerSandboxRoutes(app);
  registerSessionRoutes(app, engines);
  registerSessionInsightRoutes(app, providers);
  const templates = createTemplateLists(providers, completeTemplates);
  registerTemplateRoutes(app, templates);
  registerWebhookItemRoutes(app);
  registerConversationRoutes(app);
  registerMessageRoutes(app, engines, templates.learn);
  registerMediaRoutes(app, (kind) => acceptedTypes(engines, kind));
  registerContactRoutes(app);
  registerContactMergingRoutes(app);
  registerContactDeletionRoutes(app);
  registerBlockRoutes(app);
  registerTagRoutes(app);
  registerTeamRoutes(app, (ctx, tx, teamId) => forgetTeam(ctx, tx, engines, teamId));
  registerCannedResponseRoutes(app);
  registerNotificationRoutes(app);
  registerViewRoutes(app);
  registerMacroRoutes(app, engines);
  registerSearchRoutes(app);
  registerEventRoutes(app);
  registerMonitoringRoutes(app, socketsOf);
}
