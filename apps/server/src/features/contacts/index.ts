export { contactCreated, contactUpdated } from './contacts.events.ts';
export { type ContactRow, presentContact } from './contacts.present.ts';
export { findContact, findContacts, type IdentityKind, identityKinds } from './contacts.store.ts';
export { mergeContacts } from './merge-contacts.ts';
