import { retainRows } from '../../platform/aged-rows.store.ts';
import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { chargeInvitation } from '../auth/index.ts';
import { registerInvitationRoutes } from './invitations/invitations.routes.ts';
import { registerMemberRoutes } from './members.routes.ts';
import { registerUserRoutes } from './users/user.routes.ts';

export default defineFeature({
  name: 'members',
  tables: ['invitations', 'members', 'users'],
  routes: (app) => {
    registerUserRoutes(app);
    registerMemberRoutes(app);
    registerInvitationRoutes(app, (tenantId, email) => chargeInvitation(app.platform, tenantId, email));
  },
  retention: [retainRows('invitations', 'expires_at', (config) => config.invitationRetentionMs)],
});
