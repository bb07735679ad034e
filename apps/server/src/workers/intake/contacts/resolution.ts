import type { ContactRow } from '../../../features/contacts/index.ts';
import { newId } from '../../../platform/ids.ts';
import { type ContactState, finalContact } from './identities/contact-state.ts';
import { createIdentityResolver, type IdentityResolver } from './identities/identity-resolver.ts';
import type { Observation } from './identities/observations.ts';
import type { StoredContact } from './load-contacts.store.ts';

/** The effect of observations on the contacts that were loaded for them. Nothing is written yet. */
export interface Resolution {
  resolver: IdentityResolver;
  /**
   * The contact of each observation, in the same order. A later observation may have merged it into another
   * contact.
   */
  contacts: readonly ContactState[];
  stored: readonly StoredContact[];
  /**
   * Returns the row of each observation's contact, in the same order; rows in `saved` replace the loaded
   * ones.
   */
  rows(saved: Map<string, ContactRow>): ContactRow[];
}

export function resolveObservations(
  observations: readonly Observation[],
  stored: readonly StoredContact[],
  at: Date,
): Resolution {
  const resolver = createIdentityResolver(
    stored.map(({ contact }) => contact),
    () => ({ id: newId(), createdAt: at.getTime() }),
  );
  const contacts = observations.map((observation) => resolver.apply(observation));
  resolver.finish();
  const loaded = new Map<string, ContactRow>(stored.map(({ row }) => [row.id, row]));
  return {
    resolver,
    contacts,
    stored,
    rows: (saved) =>
      contacts.map((contact) => {
        const { id } = finalContact(contact);
        const row = saved.get(id) ?? loaded.get(id);
        if (!row) throw new Error('a resolved contact was never stored');
        return row;
      }),
  };
}

/** Whether anything besides last-seen times has to be written for these contacts. */
export function hasChanges({ resolver }: Resolution): boolean {
  return resolver.contacts().some((contact) => hasChanged(contact, resolver));
}

/** Whether anything besides last-seen times has to be written for this contact. */
function hasChanged(contact: ContactState, resolver: IdentityResolver): boolean {
  return (
    contact.isNew ||
    contact.isChanged ||
    contact.newAliases.length > 0 ||
    resolver.spansOf(contact).length > 0
  );
}

/**
 * Whether there are only new contacts, changed names, and identities that no other contact has or had. All of
 * that can be written at once.
 */
export function isSimple({ resolver }: Resolution): boolean {
  const { merges, staleAliases, forgotten, suggestions } = resolver;
  if (merges.length + staleAliases.length + forgotten.length + suggestions.length > 0) return false;
  return !resolver.contacts().some((contact) => {
    if (!isToSave(contact, resolver)) return false;
    return (
      contact.newAliases.length > 0 || resolver.spansOf(contact).length > 0 || resolver.isContested(contact)
    );
  });
}

export function isToSave(contact: ContactState, resolver: IdentityResolver): boolean {
  return contact.isNew || contact.isTouched || hasChanged(contact, resolver);
}
