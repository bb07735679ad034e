export { registerWebhookItemRoutes } from './webhook-items.routes.ts';
