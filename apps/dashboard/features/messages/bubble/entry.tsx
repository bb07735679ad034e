import { BadgeCheck, Clock3, PhoneIncoming, PhoneMissed, PhoneOutgoing, TriangleAlert } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import type { Message } from '../apply-event.ts';
import type { ContentOf } from '../content/types.ts';
import { callText, paymentText, useMoney } from '../entry-texts.ts';

/**
 * A call or payment as a centred entry of the conversation: what it was, its outcome, and WhatsApp's reason
 * if it failed.
 */
export function EntryBody({ message }: { message: Message }) {
  const { content } = message;
  if (content.type === 'call') return <Call content={content} isOwn={message.direction === 'out'} />;
  return content.type === 'payment' ? <Payment content={content} /> : null;
}

function Call({ content, isOwn }: { content: ContentOf<'call'>; isOwn: boolean }) {
  const t = useTranslations('thread');
  const isMissed = content.outcome === 'missed';
  const Picture = isMissed ? PhoneMissed : isOwn ? PhoneOutgoing : PhoneIncoming;
  return (
    <Row isBad={isMissed} Picture={Picture} errors={content.errors}>
      {callText(content, isOwn, t)}
    </Row>
  );
}

function Payment({ content }: { content: ContentOf<'payment'> }) {
  const t = useTranslations('thread');
  const money = useMoney();
  const { amount, currency, referenceId } = content;
  const words = paymentText(content, t);
  const isBad = words === t('payment_failed');
  const Picture = isBad ? TriangleAlert : words === t('payment_paid') ? BadgeCheck : Clock3;
  return (
    <Row isBad={isBad} Picture={Picture} errors={content.errors}>
      {words}
      {amount !== undefined && <bdi className="ms-1.5 tabular-nums">{money(amount, currency)}</bdi>}
      {referenceId && <bdi className="ms-2 opacity-80">{referenceId}</bdi>}
    </Row>
  );
}

function Row({
  isBad,
  Picture,
  errors,
  children,
}: {
  isBad: boolean;
  Picture: typeof PhoneMissed;
  errors: ContentOf<'call'>['errors'];
  children: React.ReactNode;
}) {
  const [error] = errors ?? [];
  return (
    <>
      <p className={`flex items-center justify-center gap-1.5 ${isBad ? 'font-medium text-danger' : ''}`}>
        <Picture size={14} aria-hidden="true" className="shrink-0" />
        <span>{children}</span>
      </p>
      {error && <p dir="auto">{[error.title, error.details].filter(Boolean).join(' · ')}</p>}
    </>
  );
}
