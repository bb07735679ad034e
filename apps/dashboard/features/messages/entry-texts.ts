import { useFormatter } from 'use-intl';
import type { useTranslations } from '../../lib/intl/use-translations.ts';
import { clock } from '../../lib/time/clock.ts';
import type { ContentOf } from './content/types.ts';

type Translate = ReturnType<typeof useTranslations<'thread'>>;

const paid = new Set(['captured', 'success', 'completed', 'paid']);
const failed = new Set(['failed', 'failure', 'error', 'canceled', 'cancelled', 'expired']);

/** The status of a payment as text; unknown statuses are shown as received. */
export function paymentText({ status }: ContentOf<'payment'>, t: Translate): string {
  const word = status.toLowerCase();
  if (paid.has(word)) return t('payment_paid');
  if (failed.has(word)) return t('payment_failed');
  return word === 'pending' || word === 'new' ? t('payment_pending') : t('payment_other', { status });
}

/** The outcome of a call as text, with its duration. */
export function callText(content: ContentOf<'call'>, isOwn: boolean, t: Translate): string {
  const { outcome, durationSeconds } = content;
  const isSided = outcome === 'completed' || outcome === 'ringing';
  const words = isSided ? t(`call_${outcome}_${isOwn ? 'out' : 'in'}`) : t(`call_${outcome}`);
  return durationSeconds === undefined ? words : `${words} · ${clock(durationSeconds)}`;
}

/** An amount formatted in its currency; an invalid currency code is shown as received. */
export function useMoney(): (amount: number, currency: string | undefined) => string {
  const format = useFormatter();
  return (amount, currency) =>
    currency !== undefined && /^[A-Za-z]{3}$/.test(currency)
      ? format.number(amount, { style: 'currency', currency })
      : [format.number(amount), currency].filter(Boolean).join(' ');
}
