import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTitle } from '../../lib/hooks/title.tsx';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Preferences } from '../appearance/index.ts';
import { Notice } from './notice.tsx';
import { PublicFooter } from './public-footer.tsx';

/** The layout of public pages. `title` becomes the document title. */
export function PublicPage({
  title,
  isWide = false,
  children,
}: {
  title: string;
  isWide?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations();
  useTitle(title);
  return (
    <div className="flex min-h-dvh flex-col">
      <Notice />
      <header
        className={`mx-auto flex w-full items-center gap-2 px-4 py-3 sm:px-6 ${isWide ? 'max-w-6xl' : 'max-w-3xl'}`}
      >
        <Link href="/" className="inline-flex min-h-11 items-center gap-2 font-semibold text-lg">
          <img src="/icon.svg" alt="" width={32} height={32} />
          WaQtor
        </Link>
        <span className="grow" />
        <Preferences />
        <Link
          href="/sign-in"
          className="inline-flex min-h-11 items-center rounded-lg border border-line bg-surface px-4 font-medium hover:bg-sunken max-[420px]:hidden"
        >
          {t('login.signIn')}
        </Link>
      </header>
      <main className={`mx-auto w-full grow px-4 pb-12 sm:px-6 ${isWide ? 'max-w-6xl' : 'max-w-3xl'}`}>
        {children}
      </main>
      <PublicFooter />
    </div>
  );
}
