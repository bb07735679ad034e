import fc from 'fast-check';
import type { Observation } from './observations.ts';

/*
 * Random histories of people whose ids change in every way WhatsApp allows, and a model of the expected
 * contacts. The people are the ground truth: each event is derived from who a person is at that moment, never
 * from the product's state.
 */

export interface Happening {
  person: number;
  observation: Omit<Observation, 'tenantId' | 'isTouch'>;
}

export interface Life {
  happenings: Happening[];
}

type Step =
  | { what: 'write'; person: number; form: 'phone' | 'bsuid' | 'both'; username: boolean }
  /** `silent`: no event reports the change; the next message reveals it. */
  | { what: 'move'; person: number; phone: number; form: 'phone' | 'both' | 'renewed' | 'silent' }
  | { what: 'renew'; person: number; withPhone: boolean };

const PEOPLE = 3;
/** Numbers 0 to 2 pass from one person to another; each person also has numbers of their own. */
const SHARED = 3;
const OWN = 2;

const person = fc.nat(PEOPLE - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('write' as const),
      person,
      form: fc.constantFrom('phone', 'bsuid', 'both'),
      username: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('move' as const),
      person,
      phone: fc.nat(SHARED + OWN - 1),
      form: fc.constantFrom('phone', 'both', 'renewed', 'silent'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('renew' as const), person, withPhone: fc.boolean() }),
  },
);

export const aLife: fc.Arbitrary<Life> = fc.array(step, { minLength: 1, maxLength: 14 }).map(live);

/** Returns the events that these steps cause, a second apart. */
function live(steps: readonly Step[]): Life {
  const people = Array.from({ length: PEOPLE }, (_, n) => ({
    phone: `own${n}.0`,
    renewals: 0,
    isUntold: false,
  }));
  const happenings: Happening[] = [];
  const left = new Set<string>();
  for (const [n, it] of steps.entries()) {
    const who = people[it.person];
    if (!who) continue;
    const at = (n + 1) * 1_000;
    const bsuid = () => `b${it.person}.${who.renewals}`;
    const tell = (observation: Omit<Happening['observation'], 'at'>) =>
      happenings.push({ person: it.person, observation: { ...observation, at } });
    // An event with a number that other people have had includes the person's user id as well.
    const needsId = (phone: string) => phone.startsWith('shared');
    if (it.what === 'write') {
      const form = it.form === 'phone' && needsId(who.phone) ? 'both' : it.form;
      tell({
        ...(form === 'bsuid' ? {} : { phone: who.phone }),
        ...(form === 'phone' ? {} : { bsuid: bsuid() }),
        ...(it.username ? { username: `u${it.person}` } : {}),
      });
    } else if (it.what === 'renew') {
      const previous = { bsuid: bsuid() };
      who.renewals += 1;
      const phone = it.withPhone ? { phone: who.phone } : {};
      tell({ bsuid: bsuid(), previous: it.withPhone ? { ...previous } : previous, ...phone });
    } else {
      const phone = it.phone < SHARED ? `shared${it.phone}` : `own${it.person}.${it.phone - SHARED}`;
      // A person who returns to a number cannot be distinguished from its next owner, if no event reported
      // that they had moved.
      if (!needsId(phone) && left.has(phone) && (who.isUntold || it.form === 'silent')) continue;
      if (phone === who.phone || people.some((other) => other.phone === phone)) continue;
      const before = { phone: who.phone, bsuid: bsuid() };
      if (it.form === 'renewed') who.renewals += 1;
      const isNamed = it.form !== 'phone' || needsId(phone) || needsId(who.phone);
      who.phone = phone;
      left.add(before.phone);
      if (it.form === 'silent') {
        who.isUntold = true;
        continue;
      }
      tell(
        isNamed ? { phone, bsuid: bsuid(), previous: before } : { phone, previous: { phone: before.phone } },
      );
    }
  }
  return { happenings };
}

interface Known {
  ids: Set<string>;
  /** The latest time each id was seen, and the ids that were given up then or later. */
  last: Map<string, number>;
  left: Map<string, number>;
}

/**
 * Returns one line per expected contact: what it shows and, after `+`, the other identities that lead to it.
 */
export function modelOf({ happenings }: Life): string[] {
  const groups = uniteIds(happenings);
  const holderOf = new Map<string, Known>();
  for (const group of groups) {
    for (const [id, at] of group.last) {
      const other = holderOf.get(id);
      if (!other || at > (other.last.get(id) ?? 0)) holderOf.set(id, group);
    }
  }
  return groups.map((group) => describe(group, holderOf)).sort();
}

function describe(group: Known, holderOf: ReadonlyMap<string, Known>): string {
  const parts = ['b', 'phone', 'u'].flatMap((kind) => {
    const isKind = (id: string) => (kind === 'phone' ? /^(own|shared)/.test(id) : id.startsWith(kind));
    const mine = [...group.ids].filter((id) => isKind(id) && holderOf.get(id) === group);
    const isClosed = (id: string) => (group.left.get(id) ?? 0) >= (group.last.get(id) ?? 0);
    mine.sort(
      (a, b) =>
        Number(isClosed(a)) - Number(isClosed(b)) || (group.last.get(b) ?? 0) - (group.last.get(a) ?? 0),
    );
    const [first, ...others] = mine;
    return first === undefined
      ? []
      : [
          first +
            others
              .map((id) => `+${id}`)
              .sort()
              .join(''),
        ];
  });
  return parts.join(' ');
}

/**
 * Unites all ids that the events of one person connect. People are never united, whatever number they had.
 */
function uniteIds(happenings: readonly Happening[]): Known[] {
  const groups: (Known & { person: number })[] = [];
  for (const { person, observation } of happenings) {
    const { phone, bsuid, username, previous, at } = observation;
    const now = [phone, bsuid, username].filter((id) => id !== undefined);
    const before = [previous?.phone, previous?.bsuid].filter((id) => id !== undefined);
    // A username may belong to another person tomorrow, so it connects nothing.
    const tied = [phone, bsuid, ...before].filter((id) => id !== undefined);
    const met = groups.filter((group) => group.person === person && tied.some((id) => group.ids.has(id)));
    const group = {
      person,
      ids: new Set<string>(),
      last: new Map<string, number>(),
      left: new Map<string, number>(),
    };
    for (const other of met) {
      groups.splice(groups.indexOf(other), 1);
      for (const id of other.ids) group.ids.add(id);
      for (const [id, time] of other.last) latest(group.last, id, time);
      for (const [id, time] of other.left) latest(group.left, id, time);
    }
    for (const id of [...now, ...before]) group.ids.add(id);
    for (const id of before) {
      latest(group.last, id, at - 1);
      latest(group.left, id, at);
    }
    for (const id of now) latest(group.last, id, at);
    groups.push(group);
  }
  return groups;
}

function latest(times: Map<string, number>, id: string, at: number): void {
  times.set(id, Math.max(at, times.get(id) ?? 0));
}
