import { expect, test } from 'vitest';
import { type Alias, type BookContact, emptyContact, finalContact } from './book-contact.ts';
import { createIdentityBook, type Fact } from './identity-book.ts';
import { otherPhones } from './other-phones.ts';

/* Who is who costs as much per sender in a large batch as in a small one: counted as looks at a contact's id. */

interface Work {
  looks: number;
}

function watched(contact: BookContact, work: Work): BookContact {
  const { id } = contact;
  return Object.defineProperty(contact, 'id', {
    get: () => {
      work.looks += 1;
      return id;
    },
  });
}

/** Settles the facts among stored contacts and asks for all that is written about them. */
function settleAll(stored: { contact: BookContact; aliases: Alias[] }[], facts: Fact[], work: Work): number {
  let made = 0;
  const book = createIdentityBook(stored, () => ({ id: `new${made++}`, createdAt: 9 }));
  const contacts = facts.map((fact) => watched(book.settle(fact), work));
  for (const contact of contacts) finalContact(contact).id;
  otherPhones(book.contacts(), stored);
  return work.looks;
}

function newSenders(count: number): number {
  const facts = Array.from({ length: count }, (_, n) => aFact({ phone: `+2126${n}`, bsuid: `MA.${n}` }));
  return settleAll([], facts, { looks: 0 });
}

function knownSenders(count: number): number {
  const work = { looks: 0 };
  const stored = Array.from({ length: count }, (_, n) => {
    const contact = watched(emptyContact({ id: `c${n}`, tenantId: 'a', createdAt: n }), work);
    contact.seen.phone = { value: `+2126${n}`, at: 1 };
    return { contact, aliases: [{ kind: 'phone' as const, value: `+2127${n}` }] };
  });
  const facts = stored.map((_, n) => aFact({ phone: `+2126${n}`, profileName: `n${n}` }));
  return settleAll(stored, facts, work);
}

function aFact(given: Partial<Fact>): Fact {
  return { tenantId: 'a', at: 5, isTouch: true, ...given };
}

test.each([
  ['new senders', newSenders],
  ['known senders', knownSenders],
])('%s: eight times as many cost at most ten times as much', (_, settle) => {
  expect(settle(4_000)).toBeLessThan(settle(500) * 10);
});
