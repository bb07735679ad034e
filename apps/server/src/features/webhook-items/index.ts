export { registerWebhookItemRoutes } from './webhook-items.routes.ts';
export { moveContactItems } from './webhook-items.store.ts';
