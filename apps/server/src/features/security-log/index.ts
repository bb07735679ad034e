export { recordAct, recordActOf } from './record-act.ts';
export { flushRefusals, recordRefusal } from './record-refusal.ts';
export { registerSecurityLogRoutes } from './security-log.routes.ts';
