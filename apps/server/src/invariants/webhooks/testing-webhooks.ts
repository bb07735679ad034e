import { expect } from 'vitest';
import type { View } from '../test-server/inbox-view.ts';

/* Webhooks in Meta's format from one customer, and their delivery. */

export const phone = '212661000777';
export const someone = { profile: { name: 'Ghita El Fassi' }, wa_id: phone };
const metadata = { display_phone_number: '972123456789', phone_number_id: '1122334455667' };

/** Builds a webhook with the given values, in Meta's format. */
export function bodyOf(field: string, ...values: Record<string, unknown>[]) {
  const changes = values.map((value) => ({
    field,
    value: { messaging_product: 'whatsapp', metadata, ...value },
  }));
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '5467539754836534', time: 1760000000, changes }],
  };
}

export const textOf = (id: string, body = 'hello', timestamp = '1760000000') => ({
  contacts: [someone],
  messages: [{ from: phone, id, timestamp, type: 'text', text: { body } }],
});

/** Posts every body in its own webhook, in this order, each twice. */
export async function deliver(view: View, bodies: readonly unknown[]): Promise<void> {
  for (const body of [...bodies, ...bodies]) expect(await view.post(body)).toEqual({ status: 200 });
}

export function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
