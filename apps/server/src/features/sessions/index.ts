export { acceptedTypes } from './accepted-types.ts';
export { accessSession } from './access-session.ts';
export { applyStandings, type SessionStanding } from './apply-standings.ts';
export { askProvider } from './ask-provider.ts';
export { AUTOMATIC_REPLIES } from './automatic-replies.ts';
export { createProviders, type ProviderHooks, type Providers } from './providers.ts';
export { reviveSandboxNumber } from './sandbox-number.ts';
export { findSessionsOfTenants, holdSessionBatch } from './session-batches.store.ts';
export { type CloudCredentials, openCredentials, sealCredentials } from './session-credentials.ts';
export { notifySessionDown } from './session-down.ts';
export { registerSessionInsightRoutes } from './session-insight.routes.ts';
export { isDead } from './session-standing.ts';
export { announceSession, forgetSession, reportSessionError } from './sessions.events.ts';
export { type EngineName, type Engines, presentSession } from './sessions.present.ts';
export { registerSessionRoutes } from './sessions.routes.ts';
export {
  claimCheck,
  findSession,
  holdSession,
  lockSession,
  type SessionRow,
  teamOfSession,
  updateSession,
} from './sessions.store.ts';
export { changeOf, readConnection } from './test-connection.ts';
