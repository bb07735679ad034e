import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BookContact, identityKinds } from './book-contact.ts';
import { createIdentityBook, type Fact } from './identity-book.ts';

const tenantId = 'a';

/** Settles the facts in a book of their own and shows the contacts without their ids. */
function contactsOf(facts: readonly Omit<Fact, 'tenantId' | 'isTouch'>[]) {
  let made = 0;
  const book = createIdentityBook([], () => ({ id: `c${made++}`, createdAt: made }));
  for (const fact of facts) book.settle({ ...fact, tenantId, isTouch: true });
  return book.contacts().map(shown).sort();
}

function shown(contact: BookContact): string {
  const { seen } = contact;
  const keys = identityKinds.map((kind) => {
    const others = contact.newAliases.filter((alias) => alias.kind === kind && kind !== 'username');
    const values = others.map((alias) => alias.value).filter((value) => value !== seen[kind].value);
    return `${kind}=${seen[kind].value}+${[...new Set(values)].sort().join(',')}`;
  });
  return `${keys.join(' ')} profile=${seen.profileName.value} name=${seen.name.value}`;
}

const key = (letter: string) => fc.constantFrom(`${letter}1`, `${letter}2`, `${letter}3`);
const fact = fc
  .record(
    {
      phone: key('p'),
      bsuid: key('b'),
      lid: key('l'),
      username: key('u'),
      profileName: key('n'),
      name: key('m'),
      newPhone: key('p'),
      at: fc.integer({ min: 1, max: 6 }).map((n) => n * 1000),
    },
    { requiredKeys: ['at'] },
  )
  .filter(({ phone, bsuid, lid, newPhone }) => {
    if (newPhone !== undefined && (phone === undefined || phone === newPhone)) return false;
    return phone !== undefined || bsuid !== undefined || lid !== undefined;
  });

test('any order of the same facts gives the same contacts', () => {
  const orders = fc
    .array(fact, { minLength: 1, maxLength: 6 })
    .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })));
  fc.assert(
    fc.property(orders, ([facts, shuffled]) => {
      expect(contactsOf(shuffled)).toEqual(contactsOf(facts));
    }),
    { numRuns: 5_000 },
  );
});

test('a repetition changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 6 }), (facts) => {
      expect(contactsOf([...facts, ...facts])).toEqual(contactsOf(facts));
    }),
  );
});

test('no two contacts share a phone, bsuid or lid', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 8 }), (facts) => {
      const held = contactsOf(facts).flatMap((line) => line.match(/[pbl]\d/g) ?? []);
      expect(new Set(held).size).toBe(held.length);
    }),
  );
});

test('a phone and a bsuid that were two contacts become one when an event names both', () => {
  const line = contactsOf([
    { phone: 'p1', at: 1 },
    { bsuid: 'b1', at: 2 },
    { phone: 'p1', bsuid: 'b1', at: 3 },
  ]);
  expect(line).toEqual(['bsuid=b1+ lid=null+ phone=p1+ username=null+ profile=null name=null']);
});

test('a changed number moves the phone, and the old one still leads to the contact', () => {
  expect(
    contactsOf([
      { phone: 'p1', newPhone: 'p2', at: 5 },
      { phone: 'p1', at: 1 },
      { phone: 'p2', at: 6 },
    ]),
  ).toEqual(['bsuid=null+ lid=null+ phone=p2+p1 username=null+ profile=null name=null']);
});

test('a username that moved to somebody else does not unite them', () => {
  const lines = contactsOf([
    { bsuid: 'b1', username: 'u1', at: 1 },
    { bsuid: 'b2', username: 'u1', at: 2 },
    { bsuid: 'b1', username: 'u2', at: 3 },
  ]);
  expect(lines).toHaveLength(2);
});

test('the newest profile name is shown, whichever came first', () => {
  const [line] = contactsOf([
    { phone: 'p1', profileName: 'n2', at: 9 },
    { phone: 'p1', profileName: 'n1', at: 3 },
    { phone: 'p1', profileName: 'n2', at: 1 },
  ]);
  expect(line).toContain('profile=n2');
});

test('shows the same name whatever the order, also of names that only statuses showed', () => {
  const facts = [
    { phone: 'p1', profileName: 'old', at: 1, isTouch: true },
    { phone: 'p1', profileName: 'old', at: 9, isTouch: false },
    { phone: 'p1', profileName: 'new', at: 5, isTouch: true },
    { phone: 'p2', profileName: 'b', at: 3, isTouch: false },
    { phone: 'p2', profileName: 'a', at: 7, isTouch: false },
  ];
  const namesOf = (ordered: typeof facts) => {
    let made = 0;
    const book = createIdentityBook([], () => ({ id: `c${made++}`, createdAt: made }));
    for (const fact of ordered) book.settle({ ...fact, tenantId });
    return book
      .contacts()
      .map(({ seen }) => `${seen.phone.value} ${seen.profileName.value}`)
      .sort();
  };
  for (const ordered of [facts, facts.toReversed(), [...facts.slice(2), ...facts.slice(0, 2)]]) {
    expect(namesOf(ordered)).toEqual(['p1 new', 'p2 b']);
  }
});
