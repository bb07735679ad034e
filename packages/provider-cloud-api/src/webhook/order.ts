import type { MessageContent } from '@waqtor/contract';
import type { Reading } from './content.ts';
import { idOf, isObject, numberOf, wordOf } from './read.ts';

type Order = Extract<MessageContent, { type: 'order' }>;

/** A basket sent from the catalogue. One line that cannot be read makes the whole order unreadable: sums must be right. */
export function readOrder(order: unknown): Reading<Order> | undefined {
  if (!isObject(order) || !Array.isArray(order.product_items)) return undefined;
  const catalogId = idOf(order.catalog_id);
  if (catalogId === undefined) return undefined;
  const items: Order['items'] = [];
  for (const line of order.product_items) {
    const item = readLine(line);
    if (item === undefined) return undefined;
    items.push(item);
  }
  const text = wordOf(order.text);
  return { content: { type: 'order', catalogId, items, ...(text === undefined ? {} : { text }) } };
}

function readLine(line: unknown): Order['items'][number] | undefined {
  if (!isObject(line)) return undefined;
  const productId = idOf(line.product_retailer_id);
  const quantity = numberOf(line.quantity);
  const price = numberOf(line.item_price);
  const currency = wordOf(line.currency);
  if (productId === undefined || quantity === undefined || price === undefined || currency === undefined) {
    return undefined;
  }
  return { productId, quantity, price, currency };
}
