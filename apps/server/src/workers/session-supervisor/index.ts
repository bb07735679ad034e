export { createSessionSupervisor } from './session-supervisor.ts';
