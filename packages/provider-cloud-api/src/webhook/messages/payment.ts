import { createHash } from 'node:crypto';
import type { MessageContent } from '@waqtor/contract';
import { type InboundEvent, type InboundParty, providerId } from '@waqtor/provider';
import { readErrors } from '../reading/errors.ts';
import { type ItemContext, unreadable } from '../reading/item-context.ts';
import { idOf, instantOf, isObject, type Json, numberOf, wordOf } from '../reading/read.ts';

type Payment = Extract<MessageContent, { type: 'payment' }>;

/**
 * Reads the status of a payment: an entry of its own in the conversation, as a reply to the payment request.
 * It does not change the delivery status of that message.
 */
export function readPayment(
  item: Json,
  context: ItemContext,
  { contact, groupId }: { contact: InboundParty | undefined; groupId: string | undefined },
): InboundEvent {
  const messageId = idOf(item.id);
  const status = wordOf(item.status)?.slice(0, 128);
  const at = instantOf(item.timestamp);
  if (messageId === undefined) return unreadable(context, item, 'the payment names no message');
  if (status === undefined) return unreadable(context, item, 'the payment has no status');
  if (at === undefined) return unreadable(context, item, 'the payment has no valid timestamp');
  if (contact === undefined && groupId === undefined)
    return unreadable(context, item, 'the payment names no customer');
  const content = readContent(item, status);
  const facts = [messageId, status, content.transactionId, content.transactionStatus, at.getTime()];
  const id = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  return {
    type: 'message',
    account: context.account,
    // A payment has no message id; this id distinguishes its reports.
    providerId: providerId(`payment:${id}`),
    origin: 'system',
    direction: 'in',
    contact: contact ?? {},
    ...(groupId === undefined ? {} : { groupId }),
    at,
    content,
    replyToProviderId: providerId(messageId),
    raw: item,
  };
}

function readContent(item: Json, status: string): Payment {
  const payment = isObject(item.payment) ? item.payment : {};
  const transaction = isObject(payment.transaction) ? payment.transaction : {};
  const content: Payment = { type: 'payment', status };
  const amount = amountOf(payment.amount) ?? amountOf(payment.total_amount) ?? amountOf(transaction.amount);
  if (amount !== undefined) content.amount = amount;
  const texts = {
    referenceId: payment.reference_id,
    currency: payment.currency ?? transaction.currency,
    transactionId: transaction.id,
    transactionStatus: transaction.status,
    method: transaction.type,
  };
  for (const key of ['referenceId', 'currency', 'transactionId', 'transactionStatus', 'method'] as const) {
    const text = idOf(texts[key])?.slice(0, 512);
    if (text !== undefined) content[key] = text;
  }
  const errors = readErrors([
    ...(Array.isArray(item.errors) ? item.errors : []),
    ...(isObject(transaction.error) ? [transaction.error] : []),
  ]);
  if (errors.length > 0) content.errors = errors;
  return content;
}

/** Meta encodes 210.00 as { value: 21000, offset: 100 }. */
function amountOf(amount: unknown): number | undefined {
  if (!isObject(amount)) return undefined;
  const value = numberOf(amount.value);
  const offset = amount.offset === undefined ? 1 : numberOf(amount.offset);
  if (value === undefined || offset === undefined || offset <= 0) return undefined;
  const units = value / offset;
  return Number.isFinite(units) ? units : undefined;
}
