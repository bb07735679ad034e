export { acceptedTypes } from './accepted-types.ts';
export { accessSession } from './access-session.ts';
export { applyStandings, type SessionStanding } from './apply-standings.ts';
export { askProvider } from './ask-provider.ts';
export { AUTOMATIC_REPLIES } from './automatic-replies.ts';
export { createProviders, type ProviderHooks, type Providers } from './providers.ts';
export { reviveSandboxNumber, sandboxPageOf } from './sandbox-number.ts';
export { listLatestErrors, listSendQueues } from './send-queue-figures.store.ts';
export { findSessionsOfTenants, holdSessionBatch } from './session-batches.store.ts';
export { type CloudCredentials, openCredentials, sealCredentials } from './session-credentials.ts';
export { notifySessionDown } from './session-down.ts';
export { isDead } from './session-standing.ts';
export { announceSession, reportSessionError } from './sessions.events.ts';
export type { EngineName, Engines } from './sessions.present.ts';
export { registerSessionRoutes } from './sessions.routes.ts';
export {
  claimCheck,
  findSession,
  holdSession,
  listSessionErrors,
  lockSession,
  type SessionRow,
  teamOfSession,
  updateSession,
} from './sessions.store.ts';
export { changeOf, readConnection } from './test-connection.ts';
