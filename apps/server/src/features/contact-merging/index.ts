export { registerContactMergingRoutes } from './contact-merging.routes.ts';
export { mergeContacts } from './merge-contacts.ts';
