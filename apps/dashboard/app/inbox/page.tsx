'use client';
import { Suspense } from 'react';
import { Inbox } from '../../features/conversations/inbox.tsx';
import { Product } from '../../features/shell/product.tsx';

export default function InboxPage() {
  return (
    <Suspense>
      <Product>{(login) => <Inbox login={login} />}</Product>
    </Suspense>
  );
}
