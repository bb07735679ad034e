export { useContactName } from './contact-name.ts';
export { ContactsPage } from './contacts-page.tsx';
export { ContactCard } from './panel/contact-card.lazy.tsx';
export { OtherConversations } from './panel/contact-conversations.tsx';
export { ContactTags } from './panel/contact-tags.tsx';
export { useContact } from './use-contacts.ts';
