import { ContactChanges } from './contact-changes.ts';
import type { Alias, ContactState, IdentityKind, IdentitySpan } from './contact-state.ts';
import { NEVER } from './contact-state.ts';
import { ContactFinder } from './find-contact.ts';
import { kindOf, type Observation, type Suggestion, strongestFirst } from './observations.ts';
import { createView } from './shown-identities.ts';

/*
 * Resolves identities to contacts. Terms:
 *
 * - identity: a phone number, user id (bsuid, also a parent one), LID or username of a contact, per tenant
 * - observation: the statement of one event that these identities belong to one contact at this time
 * - span: the period in which a contact had an identity, from its first to its last observation
 * - holder: a contact that has or had an identity
 *
 * A user id (bsuid) identifies one person: it belongs to one contact permanently, and two user ids are merged
 * only when WhatsApp reports that one became the other. A LID is weaker, and a phone number is weaker still:
 * both may pass to another person, so they identify a contact only if no stronger identity in the observation
 * contradicts it. A contact without a user id is assumed to be the person who has its phone number: it is
 * given the first user id it is seen with, or merged into the contact that has that id. Of several contacts
 * seen with one phone number, the latest shows it; an observation with only a phone number belongs to the
 * contact that had it at that time. A username is the weakest: it identifies a contact only if the
 * observation contains nothing stronger, or if the contact has nothing stronger.
 *
 * Contacts that share an identity but have contradicting ids are not merged: they become a merge suggestion.
 * All of this consists of unions, and of minima and maxima over times, so the order of arrival does not
 * matter, provided that observations of a phone number that several people have had include the person's user
 * id (docs/subsystems/intake.md).
 */

export interface IdentityResolver {
  /**
   * Applies one observation. A later one may merge the returned contact into another; `finalContact` returns
   * that one.
   */
  apply(observation: Observation): ContactState;
  /** Chooses the identities that each contact shows. Call it once, after the last observation. */
  finish(): void;
  contacts(): ContactState[];
  /** Pairs of stored contacts that turned out to be the same person, in order. */
  merges: { from: ContactState; into: ContactState }[];
  /** Contacts that share an identity but have contradicting ids. */
  suggestions: Suggestion[];
  /** Returns the identity periods to store, namely those that cannot be derived from the contact's own columns. */
  spansOf(contact: ContactState): IdentitySpan[];
  /** Whether another contact has had the phone number or LID that this contact shows. */
  isContested(contact: ContactState): boolean;
  /** The oldest identities of contacts that exceed the limit; these are to be deleted. */
  forgotten: (Alias & { contact: ContactState })[];
  /** Alias rows that are obsolete, because the contact shows the identity itself now, or no longer has it. */
  staleAliases: { tenantId: string; kind: IdentityKind; value: string }[];
}

/** Creates a resolver for these stored contacts; `create` makes the ids of new ones. */
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
    apply(observation) {
      const contact = finder.contactOf(observation);
      const { at, isTouch, previous } = observation;
      if (previous) changes.recordReplaced(contact, observation, previous);
      for (const part of strongestFirst) {
        const value = observation[part];
        if (value === undefined) continue;
        const span = changes.recordSighting(contact, kindOf[part], value, at, isTouch);
        if (previous && part === 'bsuid') span.isKept = true;
      }
      if (observation.username !== undefined)
        changes.recordSighting(contact, 'username', observation.username, at, isTouch);
      if (observation.profileName !== undefined) {
        // The time at which a status showed a name is not stored, so it must not be compared with the time of
        // another name either.
        changes.recordName(contact, 'profileName', observation.profileName, isTouch ? at : NEVER, isTouch);
      }
      if (observation.name !== undefined) changes.recordOwnName(contact, observation.name, at);
      if (observation.parentBsuid !== undefined && contact.parentBsuid === null) {
        contact.parentBsuid = observation.parentBsuid;
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
