import type { MessageContent, MessageContext } from '@waqtor/contract';
import { isObject, type Json } from '../reading/read.ts';

/**
 * Returns whether a message was forwarded, the ad through which the customer came, and the product it asks
 * about; undefined for most messages.
 */
function readContext(message: Json): MessageContext | undefined {
  const { context, referral } = message;
  if (context === undefined && referral === undefined) return undefined;
  const found: MessageContext = {};
  if (isObject(referral)) found.referral = referral;
  if (isObject(context)) {
    if (context.frequently_forwarded === true) found.forwarded = 'frequently_forwarded';
    else if (context.forwarded === true) found.forwarded = 'forwarded';
    if (isObject(context.referred_product)) found.referredProduct = context.referred_product;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Types whose context is only in `raw`. */
const withoutContext: ReadonlySet<MessageContent['type']> = new Set([
  'reaction',
  'system',
  'revoke',
  'edit',
  'interactive',
  'template',
  'note',
  'payment',
  'call',
]);

/** Adds the context to the content, for the types that have one. */
export function withContext(content: MessageContent, message: Json): MessageContent {
  const context = readContext(message);
  if (context === undefined || withoutContext.has(content.type)) return content;
  return { ...content, context } as MessageContent;
}
