import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { on } from '../../platform/feature-definition/hooks.ts';
import { deactivation } from '../members/index.ts';
import { endLoginsOfDeactivated } from './logins/end-logins-of.ts';
import { registerLoginRoutes } from './logins/logins.routes.ts';
import { registerOwnLoginRoutes } from './logins/own-logins.routes.ts';
import { registerPasswordRoutes } from './passwords/passwords.routes.ts';
import { createThrottleSweep } from './throttling/throttle-sweep.ts';

export default defineFeature({
  name: 'auth',
  tables: ['loginThrottles', 'logins', 'passwordResets', 'usedTickets'],
  routes: (app) => {
    registerLoginRoutes(app);
    registerOwnLoginRoutes(app);
    registerPasswordRoutes(app);
  },
  hooks: () => [on(deactivation, endLoginsOfDeactivated)],
  workers: { 'throttle-sweep': createThrottleSweep },
});
