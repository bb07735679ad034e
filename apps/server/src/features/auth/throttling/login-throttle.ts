import { throttleNameOf } from '../../../platform/http/connections/client-address.ts';
import { clientNetwork } from '../../../platform/http/connections/network.ts';
import type { Platform } from '../../../platform/platform.ts';
import { budgets } from './budgets.ts';
import type { Source } from './fair-queue.ts';
import { type Charge, charge, chargeSql, rateLimited, refundCharges, throttleKey } from './throttle.ts';

/** A sign-in attempt that was charged and may proceed. */
export interface Attempt {
  /** The source for the fair queue: a network, or a browser or network this user has signed in from. */
  source: Source;
  /** Call this if the password was correct. */
  succeed(): Promise<void>;
  /** Call this if no password was checked after all. */
  refund(): Promise<void>;
}

/** How long a network counts as familiar after a successful sign-in of an e-mail address. */
const KNOWN_NETWORK_MS = 180 * 86_400_000;

/*
 * Charges three budgets in one statement: the client's IP address, then e-mail and network, then, unless that
 * network is familiar, the budget that all unfamiliar networks share for this e-mail address. Each is charged
 * only if the previous one allowed it, so a client that has exhausted its own budget cannot spend a shared
 * one.
 */
const CHARGE = `
with address as (${chargeSql(budgets.address, '$2')} returning t.key),
source as (${chargeSql(budgets.emailFromSource, '$3', 'from address')} returning t.key),
unknown_network as (
  select from source where not exists (select from login_throttles where key = $3 and succeeded_at > $5)
),
shared as (${chargeSql(budgets.emailFromUnknownNetworks, '$4', 'from unknown_network')} returning t.key)
select exists (select from address) as "isAddressCharged", exists (select from source) as "isSourceCharged",
  exists (select from unknown_network) as "isUnknownNetwork", exists (select from shared) as "isSharedCharged"`;

type Charged = Record<
  'isAddressCharged' | 'isSourceCharged' | 'isUnknownNetwork' | 'isSharedCharged',
  boolean
>;

/**
 * Charges a sign-in attempt before anything is hashed. Throws `rate_limited`. A known browser has a budget of
 * its own, which nobody else can exhaust.
 */
export async function chargeLogin(
  platform: Platform,
  { email, ip, device }: { email: string; ip: string; device: string | undefined },
): Promise<Attempt> {
  const name = email.toLowerCase();
  if (device !== undefined) {
    const charged = await charge(platform, 'emailFromSource', `device\n${name}\n${device}`);
    return attemptOf(platform, [charged], charged, { name: `device ${device}`, isKnown: true });
  }
  const { network } = clientNetwork(ip);
  const keys = {
    address: throttleKey('address', throttleNameOf(ip, name)),
    source: throttleKey('emailFromSource', `network\n${name}\n${network}`),
    shared: throttleKey('emailFromUnknownNetworks', name),
  };
  const now = platform.clock.now();
  const { rows } = await platform.db.pool.query<Charged>(CHARGE, [
    now,
    keys.address,
    keys.source,
    keys.shared,
    new Date(now.getTime() - KNOWN_NETWORK_MS),
  ]);
  const charged = rows[0];
  if (!charged?.isAddressCharged) throw await rateLimited(platform, [keys.address]);
  const own = [{ key: keys.address }, { key: keys.source }];
  if (!charged.isSourceCharged) throw await rateLimited(platform, [keys.source]);
  if (charged.isUnknownNetwork && !charged.isSharedCharged) {
    // No password was checked, so this client's own budgets are refunded: others have exhausted the shared
    // one.
    await refundCharges(platform, own);
    throw await rateLimited(platform, [keys.shared]);
  }
  const all = charged.isUnknownNetwork ? [...own, { key: keys.shared }] : own;
  const source = charged.isUnknownNetwork
    ? { name: network, isKnown: false }
    : { name: `${network} ${name}`, isKnown: true };
  return attemptOf(platform, all, { key: keys.source }, source);
}

function attemptOf(platform: Platform, charges: Charge[], own: Charge, source: Source): Attempt {
  return {
    source,
    succeed: () => refundCharges(platform, charges, own),
    refund: () => refundCharges(platform, charges),
  };
}

/** Deletes expired rows in batches, so that it never delays a login. Returns true if there are more. */
export async function pruneThrottles({ db, clock }: Platform): Promise<boolean> {
  const now = clock.now().getTime();
  const { rowCount } = await db.pool.query(
    `delete from login_throttles where key in (
       select key from login_throttles
       where updated_at < $1 and (succeeded_at is null or succeeded_at < $2) limit 1000 for update skip locked)`,
    [new Date(now - 2 * 86_400_000), new Date(now - KNOWN_NETWORK_MS)],
  );
  return rowCount === 1_000;
}
