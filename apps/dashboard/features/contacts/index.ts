export { useContactName } from './contact-name.ts';
export { ContactsPage } from './contacts-page.tsx';
export { ContactCard } from './panel/contact-card.lazy.tsx';
export { useContact } from './use-contacts.ts';
