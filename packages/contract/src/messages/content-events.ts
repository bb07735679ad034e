import { z } from 'zod';

/*
 * Entries of a conversation that no person wrote: payments and calls. They never change the customer service
 * window or the ack of a message.
 */

/** One error as reported by WhatsApp. */
const providerError = z.object({
  code: z.number(),
  title: z.string().optional(),
  details: z.string().optional(),
});

/**
 * A change to a customer's payment. `replyToProviderId` of the message refers to the payment request.
 * `status` is WhatsApp's value (`pending`, `captured`, `failed`, …), and so are the method and the
 * transaction's status.
 */
export const payment = z.object({
  type: z.literal('payment'),
  status: z.string(),
  referenceId: z.string().optional(),
  /** In units of the currency, not in cents. */
  amount: z.number().optional(),
  currency: z.string().optional(),
  transactionId: z.string().optional(),
  transactionStatus: z.string().optional(),
  method: z.string().optional(),
  errors: z.array(providerError).optional(),
});

/**
 * The outcome of a call, from the weakest report to the strongest. `missed`: the customer called and no
 * member answered; `unanswered`: the business called and the customer did not answer.
 */
export const callOutcomes = ['ringing', 'missed', 'unanswered', 'rejected', 'answered', 'completed'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** A voice call. There is one entry per call, which later reports complete. */
export const call = z.object({
  type: z.literal('call'),
  outcome: z.enum(callOutcomes),
  /** Both times are in UTC, and exist only for an answered call. */
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  durationSeconds: z.number().optional(),
  errors: z.array(providerError).optional(),
});
export type CallContent = z.infer<typeof call>;
