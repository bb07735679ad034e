import type { ContactRow } from '../../../features/contacts/index.ts';
import { newId } from '../../../platform/ids.ts';
import { type BookContact, finalContact } from './identities/book-contact.ts';
import type { Fact } from './identities/facts.ts';
import { createIdentityBook, type IdentityBook } from './identities/identity-book.ts';
import type { StoredContact } from './load-contacts.store.ts';

/** What facts mean for the contacts that were loaded for them. Nothing is written yet. */
export interface Settled {
  book: IdentityBook;
  /** In the order of their facts; later facts may have merged them. */
  contacts: readonly BookContact[];
  stored: readonly StoredContact[];
  /** The row of every fact's contact, in the order of the facts; `saved` replaces what was loaded. */
  rows(saved: Map<string, ContactRow>): ContactRow[];
}

export function settleAll(facts: readonly Fact[], stored: readonly StoredContact[], at: Date): Settled {
  const book = createIdentityBook(
    stored.map(({ contact }) => contact),
    () => ({ id: newId(), createdAt: at.getTime() }),
  );
  const contacts = facts.map((fact) => book.settle(fact));
  book.close();
  const loaded = new Map<string, ContactRow>(stored.map(({ row }) => [row.id, row]));
  return {
    book,
    contacts,
    stored,
    rows: (saved) =>
      contacts.map((contact) => {
        const { id } = finalContact(contact);
        const row = saved.get(id) ?? loaded.get(id);
        if (!row) throw new Error('a contact was settled and never stored');
        return row;
      }),
  };
}

/** Whether there is more to write about any of them than last-seen times. */
export function isNews({ book }: Settled): boolean {
  return book.contacts().some((contact) => isMoved(contact, book));
}

/** Whether there is more to write than last-seen times. */
function isMoved(contact: BookContact, book: IdentityBook): boolean {
  return (
    contact.isNew || contact.isChanged || contact.newAliases.length > 0 || book.spansOf(contact).length > 0
  );
}

/**
 * Only new contacts, other names, and identities that no other contact has or had: all of it can be written
 * at once.
 */
export function isPlain({ book }: Settled): boolean {
  const { merges, staleAliases, forgotten, suggestions } = book;
  if (merges.length + staleAliases.length + forgotten.length + suggestions.length > 0) return false;
  return !book.contacts().some((contact) => {
    if (!isToSave(contact, book)) return false;
    return contact.newAliases.length > 0 || book.spansOf(contact).length > 0 || book.isContested(contact);
  });
}

export function isToSave(contact: BookContact, book: IdentityBook): boolean {
  return contact.isNew || contact.isTouched || isMoved(contact, book);
}
