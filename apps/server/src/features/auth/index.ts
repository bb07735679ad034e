export { ensureSetupToken, setupLink } from './accounts/setup-token.ts';
export { authenticate } from './logins/authentication/authenticate.ts';
export { findLiveLogins } from './logins/authentication/live-logins.store.ts';
export { registerLoginRoutes } from './logins/logins.routes.ts';
export { registerOwnLoginRoutes } from './logins/own-logins.routes.ts';
export { issueTicket, verifyTicket } from './logins/tokens/ticket.ts';
export { registerPasswordRoutes } from './passwords/passwords.routes.ts';
export { chargeInvitation } from './throttling/invitation-throttle.ts';
