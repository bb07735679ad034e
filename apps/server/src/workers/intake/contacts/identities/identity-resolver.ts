import { ContactChanges } from './contact-changes.ts';
import type { Alias, ContactState, IdentityKind, IdentitySpan } from './contact-state.ts';
import { NEVER } from './contact-state.ts';
import { type Fact, kindOf, type Suggestion, strongestFirst } from './facts.ts';
import { ContactFinder } from './find-contact.ts';
import { createView } from './shown-identities.ts';

/*
 * Resolves identities to contacts. Terms:
 *
 * identity  a phone, bsuid (also a parent one), lid or username of a contact, per tenant
 * fact      what one event says: these identities are one contact, seen at this time
 * span      the time in which a contact had an identity, from its first sighting to its last
 * holder    a contact that has or had an identity
 *
 * A user id (bsuid) is one person: it belongs to one contact permanently, and two are joined only when
 * WhatsApp reports that one became the other. A lid is weaker, a phone weaker still: both may pass to another
 * person, so they lead to a contact only while no stronger identity in the fact contradicts it. A contact
 * without a user id is taken for the person who has its phone: it takes the first user id it is seen with, or
 * is merged into the contact that has that id. Of several contacts seen with one phone, the latest shows it;
 * a fact with only a phone belongs to the contact that had it at that time. A username is the weakest: it
 * finds a contact only if the fact names nothing stronger, or if the contact has nothing stronger.
 *
 * Contacts that share an identity but have contradicting ids are not merged: they become a merge suggestion.
 * All of this is unions, minima and maxima over times, so the order of arrival does not matter, if facts
 * about a phone that several people have had name the person (docs/subsystems/intake.md).
 */

export interface IdentityResolver {
  /** Applies one fact. A later one may merge the returned contact away: call `finalContact` then. */
  apply(fact: Fact): ContactState;
  /** Chooses the identities each contact shows. Call it once, after the last fact. */
  finish(): void;
  contacts(): ContactState[];
  /** Stored contacts that turned out to be one, in order. */
  merges: { from: ContactState; into: ContactState }[];
  /** Contacts that share an identity but have contradicting ids. */
  suggestions: Suggestion[];
  /** The spans to be written that cannot be derived from the contact's own columns. */
  spansOf(contact: ContactState): IdentitySpan[];
  /** Whether another contact has had the phone or lid that this contact shows. */
  isContested(contact: ContactState): boolean;
  /** The oldest identities of contacts over the limit, to be deleted. */
  forgotten: (Alias & { contact: ContactState })[];
  /** Alias rows that are obsolete: the contact shows the identity itself now, or has lost it. */
  staleAliases: { tenantId: string; kind: IdentityKind; value: string }[];
}

/** Creates a resolver of facts about these stored contacts; `create` makes the ids of new ones. */
export function createIdentityResolver(
  stored: readonly ContactState[],
  create: () => { id: string; createdAt: number },
): IdentityResolver {
  const staleAliases: IdentityResolver['staleAliases'] = [];
  const forgotten: IdentityResolver['forgotten'] = [];
  const changes = new ContactChanges(stored, create);
  const finder = new ContactFinder(changes, stored);
  const view = createView(changes.holders, { asked: changes.named, staleAliases, forgotten });

  return {
    merges: changes.merges,
    suggestions: changes.suggestions,
    staleAliases,
    forgotten,
    contacts: () => changes.all.filter((contact) => !contact.mergedInto),
    spansOf: view.spansOf,
    isContested: view.isContested,
    apply(fact) {
      const contact = finder.contactOf(fact);
      const { at, isTouch, previous } = fact;
      if (previous) changes.recordReplaced(contact, fact, previous);
      for (const part of strongestFirst) {
        const value = fact[part];
        if (value === undefined) continue;
        const span = changes.recordSighting(contact, kindOf[part], value, at, isTouch);
        if (previous && part === 'bsuid') span.isKept = true;
      }
      if (fact.username !== undefined)
        changes.recordSighting(contact, 'username', fact.username, at, isTouch);
      if (fact.profileName !== undefined) {
        // When a status showed a name is not stored, so it must not be compared with the time of another name
        // either.
        changes.recordName(contact, 'profileName', fact.profileName, isTouch ? at : NEVER, isTouch);
      }
      if (fact.name !== undefined) changes.recordOwnName(contact, fact.name, at);
      if (fact.parentBsuid !== undefined && contact.parentBsuid === null) {
        contact.parentBsuid = fact.parentBsuid;
        contact.isChanged = true;
      }
      return contact;
    },
    finish() {
      for (const contact of changes.affected) view.show(contact);
      for (const contact of changes.affected) view.dropOldest(contact);
      for (const contact of changes.affected) view.listAliases(contact);
    },
  };
}
