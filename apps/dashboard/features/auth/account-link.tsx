import Link from 'next/link';
import type { ReactNode } from 'react';

/** A way on from a card, below what it asks for. */
export function AccountLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="inline-flex min-h-8 items-center self-start text-accent text-sm underline">
      {children}
    </Link>
  );
}
