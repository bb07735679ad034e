export { registerContactDeletionRoutes } from './contact-deletion.routes.ts';
export { forgetMore } from './forget-events.ts';
