export { registerWebhookItemRoutes } from './webhook-items.routes.ts';
export { countDiagnostics, moveContactItems } from './webhook-items.store.ts';
