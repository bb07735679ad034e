'use client';
import { RequireLogin } from '../../../features/auth/index.ts';
import { ContactsPage } from '../../../features/contacts/index.ts';

export default function Contacts() {
  return <RequireLogin>{(login) => <ContactsPage role={login.role} />}</RequireLogin>;
}
