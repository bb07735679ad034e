import Link from 'next/link';
import { useTranslations } from '../../lib/intl/use-translations.ts';

const links = [
  ['/privacy', 'privacy'],
  ['/terms', 'terms'],
  ['/about', 'about'],
] as const;

/** The footer of all public pages. */
export function PublicFooter() {
  const t = useTranslations('shell');
  return (
    <footer className="border-line border-t px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <nav aria-label={t('footer')} className="flex flex-wrap items-center justify-center gap-x-2 text-sm">
        {links.map(([href, name]) => (
          <Link
            key={href}
            href={href}
            className="inline-flex min-h-11 items-center px-3 text-muted hover:text-ink hover:underline"
          >
            {t(name)}
          </Link>
        ))}
      </nav>
    </footer>
  );
}
