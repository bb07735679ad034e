import { ExternalLink, Megaphone, Package } from 'lucide-react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import type { Message } from '../../apply-event.ts';

type Context = NonNullable<Extract<Message['content'], { type: 'text' }>['context']>;

/**
 * The ad through which a message was written, or the product it asks about. Remote images are not fetched,
 * because that would tell a third party who reads the message.
 */
export function ContextCard({ context }: { context: Context }) {
  return (
    <>
      {context.referral && <Ad referral={context.referral} />}
      {context.referredProduct && <Product product={context.referredProduct} />}
    </>
  );
}

const box = 'mb-1 flex gap-2 rounded-lg border-accent border-s-4 bg-ink/5 px-2 py-1.5 text-sm';

function Ad({ referral }: { referral: Record<string, unknown> }) {
  const t = useTranslations('thread');
  const headline = wordOf(referral.headline);
  const body = wordOf(referral.body);
  const url = wordOf(referral.source_url);
  return (
    <div className={box}>
      <Megaphone size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
      <div className="min-w-0">
        <p className="text-muted text-xs">{t('viaAd')}</p>
        {headline && (
          <p dir="auto" className="break-words font-medium">
            {headline}
          </p>
        )}
        {body && (
          <p dir="auto" className="line-clamp-3 break-words">
            {body}
          </p>
        )}
        {url && /^https?:\/\//.test(url) && (
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="flex min-h-8 items-center gap-1 text-read underline"
          >
            <ExternalLink size={14} aria-hidden="true" className="shrink-0" />
            <span>{t('seeAd')}</span>
          </a>
        )}
      </div>
    </div>
  );
}

function Product({ product }: { product: Record<string, unknown> }) {
  const t = useTranslations('thread');
  return (
    <div className={box}>
      <Package size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
      <div className="min-w-0">
        <p className="text-muted text-xs">{t('aboutProduct')}</p>
        <bdi className="break-all font-medium">{wordOf(product.product_retailer_id) ?? '–'}</bdi>
        {wordOf(product.catalog_id) && (
          <p className="break-all text-muted text-xs">
            {t('catalog')} <bdi>{wordOf(product.catalog_id)}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
