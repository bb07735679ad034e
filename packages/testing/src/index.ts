export { aClock, type TestClock } from './a-clock.ts';
export { atEnd } from './at-end.ts';
export { buildWorld } from './build-world.ts';
export { freePort } from './free-port.ts';
export {
  buildContact,
  buildConversation,
  buildMember,
  buildMessage,
  buildSession,
  buildTeam,
  buildTenant,
} from './rows.ts';
export { cloneTemplate, type TestDatabase, testDatabase } from './test-database.ts';
export { type UntilOptions, until } from './until.ts';
