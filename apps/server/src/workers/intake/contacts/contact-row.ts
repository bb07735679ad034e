import type { ContactRow } from '../../../features/contacts/index.ts';
import { type ContactState, NEVER } from './identities/contact-state.ts';

/** The row of a contact after all observations of it. */
export function rowOf(contact: ContactState, before: ContactRow = emptyRow(contact)): ContactRow {
  const { seen } = contact;
  const instant = (at: number) => (at === NEVER ? null : new Date(at));
  return {
    ...before,
    phone: seen.phone.value,
    bsuid: seen.bsuid.value,
    parentBsuid: contact.parentBsuid,
    lid: seen.lid.value,
    username: seen.username.value,
    name: seen.name.value,
    profileName: seen.profileName.value,
    phoneAt: instant(seen.phone.at),
    bsuidAt: instant(seen.bsuid.at),
    lidAt: instant(seen.lid.at),
    usernameAt: instant(seen.username.at),
    profileNameAt: instant(seen.profileName.at),
    nameAt: instant(seen.name.at),
    phoneSince: instant(contact.phoneSince),
  };
}

function emptyRow({ id, tenantId, createdAt: at }: ContactState): ContactRow {
  const createdAt = new Date(at);
  const known = {
    phone: null,
    bsuid: null,
    parentBsuid: null,
    lid: null,
    username: null,
    name: null,
    profileName: null,
  };
  const seen = {
    phoneAt: null,
    bsuidAt: null,
    lidAt: null,
    usernameAt: null,
    profileNameAt: null,
    nameAt: null,
    phoneSince: null,
  };
  return {
    id,
    tenantId,
    ...known,
    ...seen,
    groupId: null,
    email: null,
    language: null,
    attributes: {},
    tags: [],
    optedOutAt: null,
    marketingDecidedAt: null,
    blockedAt: null,
    blockReason: null,
    suppressedAt: null,
    suppressedReason: null,
    createdAt,
    updatedAt: createdAt,
  };
}
