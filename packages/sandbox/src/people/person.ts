import type { World } from '../world.ts';

/** How a customer's phone reacts to messages of the business. Delays are in milliseconds from acceptance. */
export interface PhonePolicy {
  sentAfterMs: number;
  deliveredAfterMs: number;
  /** When a delivered message is read; `afterMs` counts from delivery. */
  reads: 'immediately' | { afterMs: number } | 'never';
  /** There is no status after `sent` until the phone is online again. */
  offline: boolean;
  /** The status goes from sent to read without `delivered`, as at Meta if a message is read immediately. */
  skipsDelivered: boolean;
  /** Plays voice messages after reading them. */
  plays: boolean;
}

export interface ThreadEntry {
  id: string;
  pnid: string;
  direction: 'in' | 'out';
  type: string;
  /** The message as sent, or as in the webhook. */
  content: Record<string, unknown>;
  at: string;
  status: 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';
  reaction?: string;
  edited?: boolean;
  revoked?: boolean;
}

/**
 * A simulated customer. `phone` consists of digits only; the business knows people with `hidesPhone` only by
 * BSUID.
 */
export interface Person {
  id: string;
  phone: string;
  name: string;
  bsuid: string;
  username?: string;
  hidesPhone: boolean;
  /** If false, sends to it fail with 131026. */
  onWhatsApp: boolean;
  /** If true, marketing templates fail with 131050. */
  optedOut: boolean;
  /** Shared by all people with the defaults, so it is replaced, never mutated. */
  policy: Readonly<PhonePolicy>;
  threads: Map<string, ThreadEntry[]>;
  /** The end of the 24-hour window per number, in Unix milliseconds. */
  windows: Map<string, number>;
  /** Actions waiting for the phone to come online. */
  waiting: (() => void)[];
  /** Scripts that wait for the business to write. */
  listeners: Set<(entry: ThreadEntry) => void>;
  script?: { step: number; of: number; state: 'running' | 'done' | 'failed'; reason?: string };
}

export interface NewPerson {
  phone?: string;
  name?: string;
  bsuid?: string;
  username?: string;
  hidesPhone?: boolean;
  onWhatsApp?: boolean;
  optedOut?: boolean;
  policy?: Partial<PhonePolicy>;
}

const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]+$/;

export const phoneDigits = (phone: string): string => phone.replace(/[^0-9]/g, '');
export const isBsuid = (value: string): boolean => BSUID.test(value);

/** Adds a person; throws a readable error if the phone or BSUID is malformed or taken. */
export function createPerson(world: World, input: NewPerson = {}): Person {
  const phone = input.phone === undefined ? freshPhone(world) : phoneDigits(input.phone);
  if (!/^[0-9]{7,15}$/.test(phone)) throw new Error(`phone must have 7 to 15 digits, got "${input.phone}"`);
  if (world.people.has(phone)) throw new Error(`there is already a person with the phone ${phone}`);
  const bsuid = input.bsuid ?? `US.${world.newId(16)}`;
  if (!isBsuid(bsuid)) throw new Error(`"${bsuid}" is not a BSUID`);
  if (world.people.has(bsuid)) throw new Error(`there is already a person with the BSUID ${bsuid}`);
  const person: Person = {
    id: phone,
    phone,
    name: input.name ?? `Customer ${phone.slice(-4)}`,
    bsuid,
    hidesPhone: input.hidesPhone ?? false,
    onWhatsApp: input.onWhatsApp ?? true,
    optedOut: input.optedOut ?? false,
    policy: input.policy ? { ...world.phoneDefaults, ...input.policy } : world.phoneDefaults,
    threads: new Map(),
    windows: new Map(),
    waiting: [],
    listeners: new Set(),
  };
  if (input.username !== undefined) person.username = input.username;
  world.people.set(phone, person);
  world.people.set(bsuid, person);
  return person;
}

function freshPhone(world: World): string {
  let phone = `1555${world.newId(7)}`;
  while (world.people.has(phone)) phone = `1555${world.newId(7)}`;
  return phone;
}

/** Returns the person with this phone (any spelling) or BSUID, or undefined. */
export const findPerson = (world: World, name: string): Person | undefined =>
  world.people.get(name) ?? world.people.get(phoneDigits(name));

/** Returns the id by which the business knows this person. */
export const waIdOf = (person: Person): string => (person.hidesPhone ? person.bsuid : person.phone);

/**
 * Adds an entry to the conversation with one number; the oldest entries beyond the world's `threadLength` are
 * dropped.
 */
export function addToThread(world: World, person: Person, entry: ThreadEntry): void {
  const keep = world.options.threadLength;
  if (keep > 0) {
    const thread = person.threads.get(entry.pnid) ?? [];
    thread.push(entry);
    if (thread.length > keep) thread.shift();
    person.threads.set(entry.pnid, thread);
  }
  if (entry.direction === 'out') for (const listener of [...person.listeners]) listener(entry);
}

export const findEntry = (person: Person, pnid: string, id: string): ThreadEntry | undefined =>
  person.threads.get(pnid)?.findLast((entry) => entry.id === id);

export const windowIsOpen = (world: World, person: Person, pnid: string): boolean =>
  (person.windows.get(pnid) ?? 0) > world.now();
