import type { Random } from '../random.ts';
import type { Item } from './items.ts';
import { type Customer, isMover, isRenewed } from './people.ts';

export interface Sources {
  random: Random;
  customers: readonly Customer[];
  sessions: number;
  span: { from: number; to: number };
  /** Provider ids of messages actually sent, by session. */
  sent: readonly (readonly string[])[];
}

/** An outbound message that was not sent through the product, and its recipient. */
export interface Outgoing {
  id: string;
  customer?: Customer;
  group?: string;
}

/** What the items so far have created. */
export interface World extends Sources {
  /**
   * The messages of each chat, by session and customer or group, because a reply must quote a message of its
   * own chat.
   */
  chats: Map<string, string[]>;
  outgoing: Outgoing[][];
  /** The business's number, by session; digits. */
  ownPhones: readonly string[];
  /** People whose changed user ids have been reported. */
  announced: Set<Customer>;
  /** Items that follow earlier ones. */
  later: Item[];
  count: number;
}

/** Groups are shared by the whole business. */
export const GROUPS = Array.from({ length: 6 }, (_, n) => `R3JvdXBOby${n}`);

export function chatOf(world: World, key: string): string[] {
  const chat = world.chats.get(key) ?? [];
  world.chats.set(key, chat);
  return chat;
}

/** Half of the customers are seen only a few times, so that a single item links their ids. */
export function pickCustomer({ random, customers }: Pick<World, 'random' | 'customers'>): Customer {
  const half = customers.length >> 1;
  return customers[
    random.chance(0.75) ? random.whole(0, half) : random.whole(half, customers.length - 1)
  ] as Customer;
}

export const changesIds = (customer: Customer): boolean => isMover(customer) || isRenewed(customer);
