import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { NavigationLinks, SidebarLayout } from './navigation-links.tsx';

/** Sidebar and content side by side; on a phone the navigation is at the bottom. */
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
      <SidebarLayout
        className="max-sm:[[data-query~=conversation]_&]:hidden"
        footer={<span className="max-sm:flex-[2] sm:h-46 labelled:h-40" />}
      >
        <NavigationLinks path={usePathname()} />
      </SidebarLayout>
      <Content>{children}</Content>
    </FrameLayout>
  );
}
