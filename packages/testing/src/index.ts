export { aClock, type TestClock } from './a-clock.ts';
export { atEnd } from './at-end.ts';
export { freePort } from './free-port.ts';
export { cloneTemplate, type TestDatabase, testDatabase } from './test-database.ts';
export { type UntilOptions, until } from './until.ts';
