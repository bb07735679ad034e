import { useFormatter, type useTranslations } from 'use-intl';
import { clock } from '../../lib/clock.ts';
import type { ContentOf } from './content/types.ts';

type Translate = ReturnType<typeof useTranslations<'thread'>>;

const paid = new Set(['captured', 'success', 'completed', 'paid']);
const failed = new Set(['failed', 'failure', 'error', 'canceled', 'cancelled', 'expired']);

/** What a payment came to, in words; a word of WhatsApp that is new to us stands as it came. */
export function paymentWords({ status }: ContentOf<'payment'>, t: Translate): string {
  const word = status.toLowerCase();
  if (paid.has(word)) return t('payment_paid');
  if (failed.has(word)) return t('payment_failed');
  return word === 'pending' || word === 'new' ? t('payment_pending') : t('payment_other', { status });
}

/** How a call went, in words, with how long it lasted. */
export function callWords(content: ContentOf<'call'>, isOwn: boolean, t: Translate): string {
  const { outcome, durationSeconds } = content;
  const isSided = outcome === 'completed' || outcome === 'ringing';
  const words = isSided ? t(`call_${outcome}_${isOwn ? 'out' : 'in'}`) : t(`call_${outcome}`);
  return durationSeconds === undefined ? words : `${words} · ${clock(durationSeconds)}`;
}

/** A sum in its currency; what is no currency stands as it came. */
export function useMoney(): (amount: number, currency: string | undefined) => string {
  const format = useFormatter();
  return (amount, currency) =>
    currency !== undefined && /^[A-Za-z]{3}$/.test(currency)
      ? format.number(amount, { style: 'currency', currency })
      : [format.number(amount), currency].filter(Boolean).join(' ');
}
