import type { WebhookDialect } from '@waqtor/provider';
import { parseWebhook } from './parse.ts';
import { verifySignature } from './signature.ts';

export { sign } from './signature.ts';

/** How Meta's webhooks are proven and read. */
export const cloudApiWebhooks: WebhookDialect = { verifySignature, parse: parseWebhook };
