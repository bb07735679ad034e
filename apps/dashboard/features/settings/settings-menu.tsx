import Link from 'next/link';
import type { Schemas } from '../../lib/api.ts';
import { settingsFor, settingsGroups, useFeatures } from '../../lib/features.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';

/** The navigation of the settings, in groups. */
export function SettingsMenu({
  role,
  currentHref,
}: {
  role: Schemas['LoginResult']['role'];
  currentHref?: string | undefined;
}) {
  const t = useTranslations();
  const entries = settingsFor(useFeatures(), role);
  return (
    <nav aria-label={t('settings.title')} className="flex flex-col gap-4">
      {settingsGroups.map((group) => (
        <div key={group}>
          <p className="px-3 pb-1 font-medium text-muted text-sm">{t(`settings.${group}`)}</p>
          <ul>
            {entries
              .filter((section) => section.group === group)
              .map(({ href, label, Icon }) => (
                <li key={href}>
                  <Link
                    href={href}
                    aria-current={href === currentHref ? 'page' : undefined}
                    className="flex min-h-11 items-center gap-3 rounded-lg px-3 hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:font-medium aria-[current]:text-accent"
                  >
                    <Icon size={19} aria-hidden="true" />
                    {t(label)}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
