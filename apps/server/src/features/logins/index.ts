export { authenticate } from './authenticate.ts';
export { chargeInvitation } from './invitation-throttle.ts';
export { registerLoginRoutes } from './logins.routes.ts';
export { registerOwnLoginRoutes } from './own-logins.routes.ts';
export { registerPasswordRoutes } from './passwords.routes.ts';
export { ensureSetupToken, setupLink } from './setup-token.ts';
export { createThrottleSweep } from './throttle-sweep.ts';
export { issueTicket, verifyTicket } from './ticket.ts';
