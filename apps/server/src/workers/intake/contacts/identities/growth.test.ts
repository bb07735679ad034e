import { expect, test } from 'vitest';
import { type ContactState, emptyContact, finalContact } from './contact-state.ts';
import { addSpan, newSpan } from './holder-index.ts';
import { createIdentityResolver } from './identity-resolver.ts';
import type { Observation } from './observations.ts';
import { otherPhones } from './other-phones.ts';

/*
 * Resolving identities costs as much per sender in a large batch as in a small one. The cost is counted as
 * reads of contacts and spans.
 */

interface Work {
  looks: number;
}

/** Returns the same object; every read of one of its properties is counted. */
function watched<T extends object>(object: T, key: keyof T, work: Work): T {
  let value = object[key];
  return Object.defineProperty(object, key, {
    get: () => {
      work.looks += 1;
      return value;
    },
    set: (next) => {
      value = next;
    },
  });
}

function buildStored(n: number, work: Work): ContactState {
  const contact = emptyContact({ id: `c${n}`, tenantId: 'a', createdAt: n });
  contact.seen.phone = { value: `+2126${n}`, at: 1 };
  for (const value of [`+2126${n}`, `+2127${n}`]) {
    addSpan(contact, watched(newSpan({ kind: 'phone', value }, 1), 'value', work));
  }
  return watched(contact, 'mergedInto', work);
}

function buildObservation(given: Partial<Observation>): Observation {
  return { tenantId: 'a', at: 5, isTouch: true, ...given };
}

/**
 * Processes the observations against the stored contacts, and computes everything to be written about them.
 */
function resolveObservations(stored: ContactState[], observations: Observation[], work: Work): number {
  let made = 0;
  const resolver = createIdentityResolver(stored, () => ({ id: `new${made++}`, createdAt: 9 }));
  const contacts = observations.map((observation) => watched(resolver.apply(observation), 'id', work));
  resolver.finish();
  for (const contact of contacts) finalContact(contact).id;
  for (const contact of resolver.contacts()) resolver.spansOf(contact);
  otherPhones(
    resolver.contacts(),
    stored.map((contact) => ({ contact, otherPhones: ['+1'] })),
  );
  return work.looks;
}

const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

const batches: Record<string, (count: number) => number> = {
  'new senders': (count) =>
    resolveObservations(
      [],
      many(count, (n) => buildObservation({ phone: `+2126${n}`, bsuid: `MA.${n}` })),
      { looks: 0 },
    ),
  'known senders'(count) {
    const work = { looks: 0 };
    const stored = many(count, (n) => buildStored(n, work));
    return resolveObservations(
      stored,
      many(count, (n) => buildObservation({ phone: `+2126${n}`, profileName: `n${n}` })),
      work,
    );
  },
  'one sender under many user ids'(count) {
    const work = { looks: 0 };
    const observations = many(count, (n) =>
      buildObservation({ bsuid: `MA.${n + 1}`, previous: { bsuid: `MA.${n}` } }),
    );
    return resolveObservations([buildStored(0, work)], [...observations, ...observations.toReversed()], work);
  },
  'contacts merged one by one'(count) {
    const work = { looks: 0 };
    const stored = many(count, (n) => buildStored(n, work));
    const observations = many(count - 1, (n) =>
      buildObservation({ phone: `+2126${n}`, bsuid: 'MA.1', at: 5 + n }),
    );
    return resolveObservations(stored, [...observations.toReversed(), ...observations], work);
  },
};

test.each(Object.keys(batches))('%s: eight times the batch costs at most ten times the work', (name) => {
  const settle = batches[name] as (count: number) => number;
  const few = settle(300);
  expect(few).toBeGreaterThan(0);
  expect(settle(2_400)).toBeLessThan(few * 10);
});
