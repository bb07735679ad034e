import type { Random } from '../random.ts';

/** The ids of a customer that an item contains. */
export interface Ids {
  phone?: string;
  bsuid?: string;
  /** The user id shared by all portfolios of a business. */
  parent?: string;
}

/**
 * How an item identifies its customer: any of phone and BSUID, with the profile at that time. `person` is the
 * real identity, which the product never learns.
 */
export interface Sighting extends Ids {
  person: number;
  name?: string;
  username?: string;
  /** The previous ids, if the item reports that they changed. */
  previous?: Ids;
}

/**
 * A customer of the fuzz. One who changes number or user id is seen with the old one before that time and
 * with the new one after it. Names change, and change back.
 */
export interface Customer {
  person: number;
  phones: readonly string[];
  /** Unix seconds. */
  movedAt: number;
  bsuids: readonly string[];
  renewedAt: number;
  parent: string | undefined;
  names: readonly string[];
  username: string | undefined;
  /** Numbers that another person also had; items that contain one of them contain the user id as well. */
  contested: Set<string>;
}

/** How long a name is kept, in seconds. */
const NAME_LASTS = 7_200;

const NAMES = [
  'أمل بنعلي',
  'Julien Marchand',
  'Grace Okafor',
  'خالد',
  'Sofia',
  '李雷',
  '👩‍👩‍👧‍👦',
  'O’Neill',
  'name',
];

type Span = { from: number; to: number };

/**
 * Creates people; some change their number, their user id or both, take over another's number, or change
 * their name.
 */
export function makeCustomers(random: Random, count: number, span: Span): Customer[] {
  const customers = Array.from({ length: count }, (_, person) => makeCustomer(random, person, span));
  for (const [n, before] of customers.entries()) {
    const after = customers[n + 1];
    if (!after || !isMover(before) || after.phones.length > 1 || isRenewed(before) || isRenewed(after))
      continue;
    if (random.chance(0.6)) takeOver(random, before, after, span);
  }
  return customers;
}

function makeCustomer(random: Random, person: number, span: Span): Customer {
  const phone = `2126${String(10_000_000 + person)}`;
  const bsuid = `MA.${'ABCDEFGHIJ'[person % 10]}${String(person).padStart(12, '0')}`;
  const names = [`${random.pick(NAMES)} ${person}`];
  if (random.chance(0.2)) names.push(`${random.pick(NAMES)} ${person} anew`);
  const change = random.pick([
    'none',
    'none',
    'none',
    'none',
    'none',
    'none',
    'number',
    'user',
    'both',
  ] as const);
  const movedAt = random.whole(span.from, span.to);
  return {
    person,
    phones:
      change === 'number' || change === 'both' ? [phone, `3367${String(10_000_000 + person)}`] : [phone],
    movedAt,
    bsuids: change === 'user' || change === 'both' ? [bsuid, `${bsuid}n`] : [bsuid],
    renewedAt: change === 'both' ? movedAt : random.whole(span.from, span.to),
    parent: random.chance(0.1) ? `MA.ENT.${String(person).padStart(12, '0')}` : undefined,
    names,
    username: random.chance(0.3) ? `customer.${person}` : undefined,
    contested: new Set(),
  };
}

/** The second customer gets the number that the first has given up. */
function takeOver(random: Random, before: Customer, after: Customer, span: Span): void {
  const number = before.phones[0] ?? '';
  if (before.movedAt + 1 >= span.to) return;
  after.phones = [after.phones[0] ?? '', number];
  after.movedAt = random.whole(before.movedAt + 1, span.to);
  before.contested.add(number);
  after.contested.add(number);
}

export const isMover = ({ phones }: Customer): boolean => phones.length > 1;
export const isRenewed = ({ bsuids }: Customer): boolean => bsuids.length > 1;

/** Returns the ids of this customer at that time. */
export function idsAt(customer: Customer, at: number): { phone: string; bsuid: string } {
  const { phones, movedAt, bsuids, renewedAt } = customer;
  return {
    phone: (at >= movedAt ? phones.at(-1) : phones[0]) ?? '',
    bsuid: (at >= renewedAt ? bsuids.at(-1) : bsuids[0]) ?? '',
  };
}

/** Returns how an item of that time identifies this customer. */
export function sight(random: Random, customer: Customer, at: number): Sighting {
  const { phone, bsuid } = idsAt(customer, at);
  const form = random.pick(['both', 'both', 'phone', 'bsuid'] as const);
  const sighting: Sighting = { person: customer.person };
  if (form !== 'bsuid') sighting.phone = phone;
  if (form !== 'phone' || customer.contested.has(phone)) {
    sighting.bsuid = bsuid;
    if (customer.parent !== undefined && random.chance(0.5)) sighting.parent = customer.parent;
  }
  const name = customer.names[Math.floor(at / NAME_LASTS) % customer.names.length] ?? '';
  if (random.chance(0.9)) sighting.name = name;
  if (customer.username !== undefined && random.chance(0.5)) sighting.username = customer.username;
  return sighting;
}

/** Returns the ids of an observation under the names that an item gives them. */
export function idsUnder(
  { phone, bsuid, parent }: Ids,
  names: { phone: string; bsuid: string; parent: string },
): Record<string, string> {
  return {
    ...(phone === undefined ? {} : { [names.phone]: phone }),
    ...(bsuid === undefined ? {} : { [names.bsuid]: bsuid }),
    ...(parent === undefined ? {} : { [names.parent]: parent }),
  };
}
