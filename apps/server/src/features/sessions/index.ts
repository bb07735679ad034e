export { accessSession } from './access-session.ts';
export { AUTOMATIC_REPLIES } from './automatic-replies.ts';
export { acceptedTypes } from './providers/accepted-types.ts';
export { askProvider } from './providers/ask-provider.ts';
export { createProviders, type ProviderHooks, type Providers } from './providers/providers.ts';
export { type CloudCredentials, openCredentials, sealCredentials } from './providers/session-credentials.ts';
export { changeOf, readConnection } from './providers/test-connection.ts';
export { reviveSandboxNumber, sandboxPageOf } from './sandbox/sandbox-number.ts';
export { listLatestErrors, listSendQueues } from './send-queue-figures.store.ts';
export { findSessionsOfTenants, lockSessionsShared } from './session-batches.store.ts';
export { announceSession, reportSessionError } from './sessions.events.ts';
export type { EngineName, Engines } from './sessions.present.ts';
export { registerSessionRoutes } from './sessions.routes.ts';
export {
  claimCheck,
  findSession,
  listSessionErrors,
  lockSession,
  lockSessionShared,
  type SessionRow,
  teamOfSession,
  updateSession,
} from './sessions.store.ts';
export { applyHealthReports, type HealthReport } from './state/apply-health-reports.ts';
export { notifySessionDown } from './state/notify-session-down.ts';
export { isDead } from './state/session-health.ts';
