'use client';
import { Suspense } from 'react';
import { ContactsPage } from '../../features/contacts/contacts-page.tsx';
import { Product } from '../../features/shell/product.tsx';

export default function Contacts() {
  return (
    <Suspense>
      <Product>{(login) => <ContactsPage role={login.role} />}</Product>
    </Suspense>
  );
}
