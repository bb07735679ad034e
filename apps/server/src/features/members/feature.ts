import { retainRows } from '../../platform/aged-rows.store.ts';
import { defineFeature } from '../../platform/feature.ts';
import { chargeInvitation } from '../auth/index.ts';
import { registerInvitationRoutes } from './invitations.routes.ts';
import { registerMemberRoutes } from './members.routes.ts';
import { registerUserRoutes } from './user.routes.ts';

export default defineFeature({
  name: 'members',
  routes: (app) => {
    registerUserRoutes(app);
    registerMemberRoutes(app);
    registerInvitationRoutes(app, (tenantId, email) => chargeInvitation(app.platform, tenantId, email));
  },
  retention: [retainRows('invitations', 'expires_at', (config) => config.invitationRetentionMs)],
});
