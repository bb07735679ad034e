'use client';
import { ContactsPage } from '../../../features/contacts/contacts-page.tsx';
import { Product } from '../../../features/shell/product.tsx';

export default function Contacts() {
  return <Product>{(login) => <ContactsPage role={login.role} />}</Product>;
}
