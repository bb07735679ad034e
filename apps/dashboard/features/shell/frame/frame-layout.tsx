import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { NavigationLinks, SidebarLayout } from './navigation-links.tsx';

/** Navigation rail and content side by side; on a phone the rail is at the bottom. */
export function FrameLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-dvh flex-col-reverse ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)] sm:flex-row">
      {children}
    </div>
  );
}

export function Content({ children }: { children: ReactNode }) {
  return (
    <div id="content" className="flex min-h-0 min-w-0 grow flex-col pt-[env(safe-area-inset-top)]">
      {children}
    </div>
  );
}

/** The frame before the login is known: part of the built page, so that it paints before any script runs. */
export function StaticFrame({ children }: { children: ReactNode }) {
  return (
    <FrameLayout>
      <SidebarLayout>
        <NavigationLinks path={usePathname()} />
        <span className="size-11 sm:hidden" />
        <span className="size-11 sm:hidden" />
      </SidebarLayout>
      <Content>{children}</Content>
    </FrameLayout>
  );
}
