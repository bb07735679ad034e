import Link from 'next/link';
import type { ReactNode } from 'react';

/** A secondary link below the form of an account card. */
export function AccountLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="inline-flex min-h-8 items-center self-start text-accent text-sm underline">
      {children}
    </Link>
  );
}
