export {
  type AddressKind,
  addressKey,
  type ContactAddress,
  findAddressees,
  findContactBatch,
  insertAddressees,
} from './contact-batches.store.ts';

export { announceContactCreated, announceContactUpdated } from './contacts.events.ts';
export { type ContactRow, displayNameOf, presentContact } from './contacts.present.ts';
export { registerContactRoutes } from './contacts.routes.ts';
export {
  deleteContactRows,
  findContact,
  findContacts,
  findContactsOfAll,
  type IdentityKind,
  listOtherPhones,
  lockContactShared,
  lockContacts,
  lockIdentities,
  suppressContacts,
  updateContactRow,
} from './contacts.store.ts';
export { decideMarketing, type MarketingDecision } from './decide-marketing.ts';
export { type Address, readAddress, refusal as phoneNumberRefusal } from './identities/phone-number.ts';
export {
  fillContact,
  keepAliases,
  moveSpans,
  moveSuggestions,
} from './merging/merge-contacts.store.ts';
export { suggestMerges } from './merging/merge-suggestions.ts';
