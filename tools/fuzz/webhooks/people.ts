import type { Random } from './random.ts';

/** How an item names its customer: any of phone and BSUID, with the profile as WhatsApp showed it then. */
export interface Sighting {
  phone?: string;
  bsuid?: string;
  name?: string;
  username?: string;
}

/**
 * A customer of the fuzz. Who changed number is seen with the old one before `movedAt` and the new one after; names come
 * and go, because people change them back.
 */
export interface Customer {
  phones: readonly string[];
  bsuid: string;
  names: readonly string[];
  username: string | undefined;
  /** Seconds. */
  movedAt: number;
}

/** For how long one name is worn, in seconds. */
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

/** People with phones and BSUIDs nobody else has; some change their number or their name at some time. */
export function makeCustomers(random: Random, count: number, span: { from: number; to: number }): Customer[] {
  return Array.from({ length: count }, (_, i) => {
    const phone = `2126${String(10_000_000 + i)}`;
    const names = [`${random.pick(NAMES)} ${i}`];
    if (random.chance(0.2)) names.push(`${random.pick(NAMES)} ${i} anew`);
    return {
      phones: random.chance(0.1) ? [phone, `3367${String(10_000_000 + i)}`] : [phone],
      bsuid: `MA.${'ABCDEFGHIJ'[i % 10]}${String(i).padStart(12, '0')}`,
      names,
      username: random.chance(0.3) ? `customer.${i}` : undefined,
      movedAt: random.whole(span.from, span.to),
    };
  });
}

/** This customer as an item of that second names them. */
export function sight(random: Random, customer: Customer, at: number): Sighting {
  const isMoved = at >= customer.movedAt;
  const phone = (isMoved ? customer.phones.at(-1) : customer.phones[0]) ?? '';
  const form = random.pick(['both', 'both', 'phone', 'bsuid'] as const);
  const sighting: Sighting = {};
  if (form !== 'bsuid') sighting.phone = phone;
  if (form !== 'phone') sighting.bsuid = customer.bsuid;
  const name = customer.names[Math.floor(at / NAME_LASTS) % customer.names.length] ?? '';
  if (random.chance(0.9)) sighting.name = name;
  if (customer.username !== undefined && random.chance(0.5)) sighting.username = customer.username;
  return sighting;
}
