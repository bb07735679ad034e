import { ArrowUp, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type ReactNode, useRef, useState } from 'react';
import { useTitle } from '../lib/hooks/title.tsx';
import { useTranslations } from '../lib/intl/use-translations.ts';
import { IconButton } from './button.tsx';

export interface Crumb {
  label: string;
  href: string;
}

const BACK_TO_TOP_PX = 600;

/** A page with a title, breadcrumbs, actions, and a back-to-top button if it is long. */
export function Page({
  title,
  crumbs = [],
  actions,
  isWide = false,
  children,
}: {
  title: string;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('ui');
  useTitle(title);
  const scroll = useRef<HTMLElement>(null);
  const [isScrolledFar, setScrolledFar] = useState(false);
  return (
    <main
      ref={scroll}
      onScroll={(event) => setScrolledFar(event.currentTarget.scrollTop > BACK_TO_TOP_PX)}
      className="relative min-h-0 min-w-0 grow overflow-y-auto p-4 sm:p-8"
    >
      <div className={`mx-auto flex flex-col gap-4 ${isWide ? 'max-w-6xl' : 'max-w-3xl'}`}>
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} title={title} />}
        <header className="flex flex-wrap items-center gap-3">
          <h1 dir="auto" className="min-w-0 grow break-words font-semibold text-2xl">
            {title}
          </h1>
          {actions}
        </header>
        {children}
      </div>
      {isScrolledFar && (
        <IconButton
          label={t('toTop')}
          onClick={() => scroll.current?.scrollTo({ top: 0 })}
          className="fixed end-4 bottom-20 z-30 border border-line bg-raised shadow-md sm:bottom-4"
        >
          <ArrowUp size={20} />
        </IconButton>
      )}
    </main>
  );
}

function Crumbs({ crumbs, title }: { crumbs: readonly Crumb[]; title: string }) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('path')}>
      <ol className="flex flex-wrap items-center gap-1 text-muted text-sm">
        {crumbs.map(({ label, href }) => (
          <Fragment key={href}>
            <li>
              <Link href={href} className="inline-flex min-h-8 items-center underline hover:text-ink">
                {label}
              </Link>
            </li>
            <li aria-hidden="true">
              <ChevronRight size={14} className="rtl:-scale-x-100" />
            </li>
          </Fragment>
        ))}
        <li aria-current="page">
          <bdi className="block max-w-60 truncate">{title}</bdi>
        </li>
      </ol>
    </nav>
  );
}
