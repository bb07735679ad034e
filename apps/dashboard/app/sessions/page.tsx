'use client';
import { Suspense } from 'react';
import { SessionsPage } from '../../features/sessions/sessions-page.tsx';
import { Product } from '../../features/shell/product.tsx';

export default function Page() {
  return (
    <Suspense>
      <Product>
        {(login) => <SessionsPage mayChange={login.role === 'owner' || login.role === 'admin'} />}
      </Product>
    </Suspense>
  );
}
