'use client';
import { Suspense } from 'react';
import { NewSessionPage } from '../../../features/sessions/new-session-page.tsx';
import { Product } from '../../../features/shell/product.tsx';

export default function Page() {
  return (
    <Suspense>
      <Product>{(login) => <NewSessionPage role={login.role} />}</Product>
    </Suspense>
  );
}
