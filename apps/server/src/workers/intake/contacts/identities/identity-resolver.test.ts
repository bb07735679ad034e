import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContactState, identityKinds, NEVER } from './contact-state.ts';
import { createIdentityResolver } from './identity-resolver.ts';
import type { Observation } from './observations.ts';
import { aLife, type Happening, type Life, modelOf } from './testing-lives.ts';

const tenantId = 'a';
type Given = Omit<Observation, 'tenantId' | 'isTouch'> & { isTouch?: boolean };

function resolveObservations(observations: readonly Given[]) {
  let made = 0;
  const resolver = createIdentityResolver([], () => ({
    id: `c${String(made++).padStart(3, '0')}`,
    createdAt: made,
  }));
  for (const observation of observations) resolver.apply({ isTouch: true, ...observation, tenantId });
  resolver.finish();
  return resolver;
}

/** Returns the contacts that result from the observations, without their ids. */
function contactsOf(observations: readonly Given[]): string[] {
  return resolveObservations(observations).contacts().map(shown).sort();
}

function shown({ seen, newAliases }: ContactState): string {
  const keys = identityKinds.flatMap((kind) => {
    const others = newAliases.filter((alias) => alias.kind === kind).map((alias) => `+${alias.value}`);
    const value = seen[kind].value;
    return value === null && others.length === 0 ? [] : [`${value ?? '-'}${others.sort().join('')}`];
  });
  const names = [seen.profileName.value, seen.name.value].filter((name) => name !== null);
  return [...keys, ...names].join(' ');
}

function shuffled(life: fc.Arbitrary<Life>): fc.Arbitrary<[Life, Happening[]]> {
  return life.chain((it) =>
    fc.tuple(fc.constant(it), fc.shuffledSubarray(it.happenings, { minLength: it.happenings.length })),
  );
}

describe('for any sequence of identity changes', () => {
  test('each person is one contact and each contact one person, with the latest data', () => {
    fc.assert(
      fc.property(shuffled(aLife), ([life, happenings]) => {
        const expected = modelOf(life);
        expect(contactsOf(life.happenings.map((it) => it.observation))).toEqual(expected);
        expect(contactsOf(happenings.map((it) => it.observation))).toEqual(expected);
        const twice = [...happenings, ...life.happenings].map((it) => it.observation);
        expect(contactsOf(twice)).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  test('resolving one by one from storage gives the same result as resolving at once', () => {
    fc.assert(
      fc.property(shuffled(aLife), ([life, happenings]) => {
        expect(contactsStored(happenings.map(({ observation }) => observation))).toEqual(modelOf(life));
      }),
      { numRuns: 500 },
    );
  });

  test('a phone number that was given up stays so when an older observation of it is repeated', () => {
    const moved = { phone: 'p2', bsuid: 'b2', previous: { phone: 'p0', bsuid: 'b2' }, at: 4_000 };
    const observations = [
      moved,
      { phone: 'p2', bsuid: 'b1', previous: { phone: 'p1', bsuid: 'b1' }, at: 1_000 },
      { phone: 'p3', bsuid: 'b1', previous: { phone: 'p2', bsuid: 'b1' }, at: 3_000 },
      { phone: 'p2', bsuid: 'b1', at: 2_000 },
    ];
    expect(contactsStored(observations)).toEqual(['b1 p3+p1', 'b2 p2+p0']);
  });

  test('people whose ids conflict are never merged, whatever else they share', () => {
    const key = (letter: string) => fc.constantFrom(`${letter}1`, `${letter}2`, `${letter}3`);
    const observation = fc
      .record(
        {
          phone: key('p'),
          bsuid: key('b'),
          lid: key('l'),
          username: key('u'),
          at: fc.integer({ min: 1, max: 9 }),
        },
        { requiredKeys: ['at'] },
      )
      .filter(({ phone, bsuid, lid }) => (phone ?? bsuid ?? lid) !== undefined);
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 10 }), (observations) => {
        const contacts = resolveObservations(observations).contacts();
        for (const contact of contacts) expect(contact.ids.bsuid.size).toBeLessThanOrEqual(1);
        const held = contacts.flatMap((it) => [it.seen.phone.value, it.seen.lid.value, it.seen.bsuid.value]);
        const values = held.filter((value) => value !== null);
        expect(new Set(values).size).toBe(values.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Returns the contacts that result if each is stored and read again before the next observation. */
function contactsStored(observations: readonly Given[]): string[] {
  let stored: ContactState[] = [];
  let made = 0;
  for (const observation of observations) {
    const resolver = createIdentityResolver(stored, () => ({ id: `c${made++}`, createdAt: made }));
    resolver.apply({ isTouch: true, ...observation, tenantId });
    resolver.finish();
    stored = resolver.contacts().map(reopened);
  }
  return stored.map((contact) => shown({ ...contact, newAliases: aliasesOf(contact) })).sort();
}

/** The contact as read back from the database. */
function reopened(contact: ContactState): ContactState {
  return {
    ...contact,
    isNew: false,
    isChanged: false,
    isTouched: false,
    changedKeys: new Set(),
    newAliases: [],
  };
}

function aliasesOf(contact: ContactState) {
  return [...contact.spans.values()].filter((it) => !it.isLost && contact.seen[it.kind].value !== it.value);
}

describe('observations of one person', () => {
  test('with a phone and with a BSUID are merged when an event contains both', () => {
    const observations = [
      { phone: 'p1', at: 1 },
      { bsuid: 'b1', at: 2 },
      { phone: 'p1', bsuid: 'b1', at: 3 },
    ];
    expect(contactsOf(observations)).toEqual(['b1 p1']);
  });

  test('follow a changed phone number; the old one remains an alias of the contact', () => {
    const observations = [
      { phone: 'p2', previous: { phone: 'p1' }, at: 5 },
      { phone: 'p1', at: 1 },
      { phone: 'p2', at: 6 },
    ];
    for (const order of [observations, observations.toReversed()])
      expect(contactsOf(order)).toEqual(['p2+p1']);
  });

  test('follow a changed user id, in the same second and in any order', () => {
    const observations = [
      { bsuid: 'b2', at: 5 },
      { bsuid: 'b1', previous: { bsuid: 'b2' }, at: 5 },
      { bsuid: 'b1', at: 5 },
    ];
    for (const order of [
      observations,
      observations.toReversed(),
      [...observations.slice(1), ...observations.slice(0, 1)],
    ]) {
      expect(contactsOf(order)).toEqual(['b1+b2']);
    }
  });

  test('may have a new user id with a new phone number', () => {
    const observations = [
      { phone: 'p1', bsuid: 'b1', at: 1 },
      { phone: 'p2', bsuid: 'b2', previous: { phone: 'p1' }, at: 5 },
      { phone: 'p2', bsuid: 'b2', at: 9 },
    ];
    for (const order of [observations, observations.toReversed()])
      expect(contactsOf(order)).toEqual(['b2+b1 p2+p1']);
  });

  test('from several portfolios are merged by their parent id', () => {
    const observations = [
      { bsuid: 'US.1', parentBsuid: 'US.ENT.9', at: 1 },
      { bsuid: 'US.2', parentBsuid: 'US.ENT.9', at: 2 },
    ];
    for (const order of [observations, observations.toReversed()])
      expect(contactsOf(order)).toEqual(['US.2+US.1+US.ENT.9']);
  });
});

describe('observations of two people', () => {
  test('who used one phone number successively stay separate; events with only the number are assigned by time', () => {
    const observations = [
      { phone: 'p1', bsuid: 'b1', at: 1 },
      { phone: 'p1', bsuid: 'b2', at: 9 },
    ];
    for (const order of [observations, observations.toReversed()]) {
      const resolver = resolveObservations(order);
      expect(resolver.contacts().map(shown).sort()).toEqual(['b1', 'b2 p1']);
      expect(resolver.suggestions).toMatchObject([{ kind: 'phone', value: 'p1' }]);
    }
    expect(contactsOf([...observations, { phone: 'p1', profileName: 'late', at: 5 }])).toEqual([
      'b1 late',
      'b2 p1',
    ]);
    expect(contactsOf([...observations, { phone: 'p1', profileName: 'new', at: 12 }])).toEqual([
      'b1',
      'b2 p1 new',
    ]);
  });

  test('stay separate when a given-up number is used by somebody else', () => {
    const observations = [
      { phone: 'p1', at: 1 },
      { phone: 'p2', previous: { phone: 'p1' }, at: 5 },
      { phone: 'p1', at: 7 },
    ];
    expect(contactsOf(observations)).toEqual(['p1', 'p2']);
  });

  test('stay separate when a person moves to a number that somebody else had before', () => {
    const observations = [
      { phone: 'p2', at: 1 },
      { phone: 'p1', at: 2 },
      { phone: 'p2', previous: { phone: 'p1' }, at: 5 },
      { phone: 'p2', profileName: 'mover', at: 6 },
    ];
    expect(contactsOf(observations)).toContain('p2+p1 mover');
    expect(resolveObservations(observations).suggestions).toHaveLength(1);
  });

  test('stay separate when a username moves between them', () => {
    const observations = [
      { bsuid: 'b1', username: 'u1', at: 1 },
      { bsuid: 'b2', username: 'u1', at: 2 },
      { bsuid: 'b1', username: 'u2', at: 3 },
    ];
    expect(contactsOf(observations)).toEqual(['b1 u2', 'b2 u1']);
  });

  test('with conflicting ids become a merge suggestion when they are linked', () => {
    const resolver = createIdentityResolver(
      [buildStored('c1', { phone: 'p1', bsuid: 'b1' }), buildStored('c2', { phone: 'p2', bsuid: 'b2' })],
      () => ({ id: 'new', createdAt: 9 }),
    );
    const answer = { tenantId, phone: 'p2', bsuid: 'b2', sameAs: 'c1', at: 5, isTouch: true };
    expect(resolver.apply(answer).id).toBe('c2');
    resolver.finish();
    expect(resolver.merges).toEqual([]);
    expect(resolver.suggestions).toMatchObject([{ a: { id: 'c2' }, b: { id: 'c1' }, value: 'p2' }]);
  });
});

test('an identified contact takes over the phone number notation that WhatsApp uses', () => {
  const resolver = createIdentityResolver([buildStored('c1', { phone: '+5521988776655' })], () => ({
    id: 'new',
    createdAt: 9,
  }));
  const answer = { tenantId, phone: '+552188776655', sameAs: 'c1', at: 5, isTouch: true };
  expect(resolver.apply(answer).id).toBe('c1');
  resolver.finish();
  expect(resolver.contacts().map(shown)).toEqual(['+552188776655++5521988776655']);
});

function buildStored(id: string, given: { phone: string; bsuid?: string }): ContactState {
  const resolver = createIdentityResolver([], () => ({ id, createdAt: 1 }));
  resolver.apply({ tenantId, ...given, at: 1, isTouch: true });
  resolver.finish();
  return resolver.contacts().map(reopened)[0] as ContactState;
}

describe('the profile name', () => {
  test('is the newest one, whichever arrived first', () => {
    const [line] = contactsOf([
      { phone: 'p1', profileName: 'n2', at: 9 },
      { phone: 'p1', profileName: 'n1', at: 3 },
      { phone: 'p1', profileName: 'n2', at: 1 },
    ]);
    expect(line).toBe('p1 n2');
  });

  test('is the same in any order, also for names seen in statuses only', () => {
    const observations = [
      { phone: 'p1', profileName: 'old', at: 1, isTouch: true },
      { phone: 'p1', profileName: 'old', at: 9, isTouch: false },
      { phone: 'p1', profileName: 'new', at: 5, isTouch: true },
      { phone: 'p2', profileName: 'b', at: 3, isTouch: false },
      { phone: 'p2', profileName: 'a', at: 7, isTouch: false },
    ];
    for (const ordered of [
      observations,
      observations.toReversed(),
      [...observations.slice(2), ...observations.slice(0, 2)],
    ]) {
      expect(contactsOf(ordered)).toEqual(['p1 new', 'p2 b']);
    }
  });

  test('does not replace a name entered by a member', () => {
    const contact = buildStored('c1', { phone: 'p1' });
    contact.seen.name = { value: 'ours', at: NEVER };
    const resolver = createIdentityResolver([contact], () => ({ id: 'new', createdAt: 9 }));
    resolver.apply({ tenantId, phone: 'p1', name: 'theirs', at: 5, isTouch: true });
    expect(contact.seen.name.value).toBe('ours');
  });
});
