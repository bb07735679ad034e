export { growingWebhooks } from './growing-webhooks.ts';
export { metadata } from './webhooks.ts';
