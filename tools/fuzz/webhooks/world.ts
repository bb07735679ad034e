import type { Item } from './items.ts';
import { type Customer, isMover, isRenewed } from './people.ts';
import type { Random } from './random.ts';

export interface Sources {
  random: Random;
  customers: readonly Customer[];
  lines: number;
  span: { from: number; to: number };
  /** Provider ids of messages that were really sent, by line. */
  sent: readonly (readonly string[])[];
}

/** An outgoing message that did not leave through us, and whom it went to. */
export interface Outgoing {
  id: string;
  customer?: Customer;
  group?: string;
}

/** What the items so far have made. */
export interface World extends Sources {
  /** What stands in each chat, by line and customer or group: whoever answers a message is in its chat. */
  chats: Map<string, string[]>;
  outgoing: Outgoing[][];
  /** The number of the business, by line; digits. */
  ownPhones: readonly string[];
  /** Whose changed user ids have been told of. */
  told: Set<Customer>;
  /** Items that belong to earlier ones. */
  later: Item[];
  count: number;
}

/** Groups are known to the whole business. */
export const GROUPS = Array.from({ length: 6 }, (_, n) => `R3JvdXBOby${n}`);

export function chatOf(world: World, key: string): string[] {
  const chat = world.chats.get(key) ?? [];
  world.chats.set(key, chat);
  return chat;
}

/** Half of the customers are seen a few times only: what ties their ids together is then a single item. */
export function pickCustomer({ random, customers }: Pick<World, 'random' | 'customers'>): Customer {
  const half = customers.length >> 1;
  return customers[
    random.chance(0.75) ? random.whole(0, half) : random.whole(half, customers.length - 1)
  ] as Customer;
}

export const changesIds = (customer: Customer): boolean => isMover(customer) || isRenewed(customer);
