export { type GatewayDeps, registerWebhookRoutes } from './webhooks.routes.ts';
