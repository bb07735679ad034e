import type { MessageContent } from '@waqtor/contract';
import { idOf, isObject, numberOf, wordOf } from '../reading/read.ts';
import type { Reading } from './content.ts';

type Order = Extract<MessageContent, { type: 'order' }>;

/**
 * Reads an order from the catalogue. A line without a price is kept. A line without a product makes the whole
 * order unreadable, because it could not be delivered.
 */
export function readOrder(order: unknown): Reading<Order> | undefined {
  if (!isObject(order) || !Array.isArray(order.product_items)) return undefined;
  const items: Order['items'] = [];
  for (const line of order.product_items) {
    const item = readLine(line);
    if (item === undefined) return undefined;
    items.push(item);
  }
  const content: Order = { type: 'order', items };
  const catalogId = idOf(order.catalog_id);
  if (catalogId !== undefined) content.catalogId = catalogId;
  const text = wordOf(order.text);
  if (text !== undefined) content.text = text;
  return { content };
}

function readLine(line: unknown): Order['items'][number] | undefined {
  if (!isObject(line)) return undefined;
  const productId = idOf(line.product_retailer_id);
  if (productId === undefined) return undefined;
  const item: Order['items'][number] = { productId };
  const quantity = numberOf(line.quantity);
  if (quantity !== undefined) item.quantity = quantity;
  const price = numberOf(line.item_price);
  if (price !== undefined) item.price = price;
  const currency = wordOf(line.currency);
  if (currency !== undefined) item.currency = currency;
  return item;
}
