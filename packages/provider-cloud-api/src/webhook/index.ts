import type { WebhookDialect } from '@waqtor/provider';
import { findAccounts } from './find-accounts.ts';
import { parseInSteps, parseWebhook } from './parse.ts';
import { isSignature, verifySignature } from './signature.ts';

export { sign } from './signature.ts';

/** Verifies and parses Meta's webhooks. */
export const cloudApiWebhooks: WebhookDialect = {
  isSignature,
  verifySignature,
  findAccounts,
  parse: parseWebhook,
  parseInSteps,
};
