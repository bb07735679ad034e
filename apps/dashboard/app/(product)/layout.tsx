'use client';
import { type ReactNode, Suspense } from 'react';
import { ProductLayout } from '../../features/shell/index.ts';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <ProductLayout>
      <Suspense>{children}</Suspense>
    </ProductLayout>
  );
}
