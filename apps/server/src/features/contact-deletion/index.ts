export { registerContactDeletionRoutes } from './contact-deletion.routes.ts';
export { redactMore } from './forget-events.ts';
