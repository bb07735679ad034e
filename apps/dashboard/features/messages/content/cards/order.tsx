import { ShoppingCart } from 'lucide-react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { FormattedText } from '../../../../ui/formatted-text/formatted-text.tsx';
import { useMoney } from '../../entry-texts.ts';
import type { ContentOf } from '../types.ts';

/** An order: each item with its price, and the total. */
export function OrderBody({ content }: { content: ContentOf<'order'> }) {
  const t = useTranslations('thread');
  const money = useMoney();
  const { items, text } = content;
  return (
    <div className="w-72 max-w-full">
      <p className="flex items-center gap-2 font-medium">
        <ShoppingCart size={18} aria-hidden="true" className="text-accent" />
        {t('order', { count: items.length })}
      </p>
      <table className="mt-1 w-full text-sm">
        <tbody>
          {items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a product may occur more than once in an order.
            <tr key={at} className="border-line border-t align-top">
              <td className="py-1 pe-2 tabular-nums">
                {item.quantity === undefined ? '' : `${item.quantity} ×`}
              </td>
              <td className="break-all py-1">
                <bdi>{item.productId}</bdi>
              </td>
              <td className="py-1 ps-2 text-end tabular-nums">
                {item.price === undefined
                  ? t('priceUnknown')
                  : money((item.quantity ?? 1) * item.price, item.currency)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums(items).map(([currency, sum]) => (
            <tr key={currency} className="border-line border-t font-semibold">
              <th scope="row" colSpan={2} className="py-1 text-start">
                {t('total')}
              </th>
              <td className="py-1 ps-2 text-end tabular-nums">{money(sum, currency || undefined)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
      {text && <FormattedText text={text} />}
    </div>
  );
}

/** Totals by currency; if the price of any item is unknown, there is no total. */
function sums(items: ContentOf<'order'>['items']): [string, number][] {
  const found = new Map<string, number>();
  for (const { quantity, price, currency = '' } of items) {
    if (quantity === undefined || price === undefined) return [];
    found.set(currency, (found.get(currency) ?? 0) + quantity * price);
  }
  return [...found];
}
