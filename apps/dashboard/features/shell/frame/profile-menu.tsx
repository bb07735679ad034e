import { Building2, Info, Languages, LogOut, Settings, SunMoon, UserRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { useAppearanceItems } from '../../appearance/index.ts';
import { signOut } from '../../auth/index.ts';
import { AvailabilityDot, changeOwnAvailability } from '../../members/index.ts';
import { switchBusiness, useOwnBusinesses } from '../businesses.ts';

/** The user menu: name and business, links to the profile and settings, and sign-out. */
export function ProfileMenu({
  login: { user, tenant, role, availability },
}: {
  login: Schemas['LoginResult'];
}) {
  const t = useTranslations();
  const router = useRouter();
  const errorText = useErrorText();
  const appearance = useAppearanceItems();
  const [shouldLoad, setShouldLoad] = useState(false);
  const businesses = useOwnBusinesses(shouldLoad);
  const change = (id: string) =>
    switchBusiness(id).then(
      () => router.push('/inbox'),
      (error: unknown) => showToast(errorText(error), { variant: 'error' }),
    );
  const be = (next: Schemas['Availability']) => () =>
    void changeOwnAvailability(next).then(
      () => showToast(t(next === 'away' ? 'members.youAreAway' : 'members.youAreAvailable')),
      (error: unknown) => showToast(errorText(error), { variant: 'error' }),
    );
  // Viewers are never assigned conversations.
  const states = role === 'viewer' ? [] : (['available', 'away'] as const);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the content of the menu is prefetched on hover.
    <span
      onPointerEnter={() => setShouldLoad(true)}
      onFocus={() => setShouldLoad(true)}
      className="max-sm:min-w-0 max-sm:flex-1"
    >
      <Menu
        label={t('shell.profile')}
        trigger={
          <button
            type="button"
            title={`${user.name} · ${tenant.name}`}
            {...(role !== 'viewer' && { 'aria-description': t(`members.${availability}`) })}
            className="flex size-11 items-center justify-center rounded-lg text-muted hover:bg-sunken max-sm:h-12 max-sm:w-full max-sm:flex-col max-sm:gap-0.5 labelled:h-12 labelled:w-full labelled:justify-start labelled:gap-2.5 labelled:px-2"
          >
            <span className="relative inline-flex max-sm:scale-75 max-sm:-my-1.5">
              <Avatar name={user.name} size={32} />
              {role !== 'viewer' && <AvailabilityDot availability={availability} />}
            </span>
            <span className="sr-only">{t('shell.profile')}</span>
            <span aria-hidden="true" className="text-[11px] leading-4 sm:hidden">
              {t('shell.you')}
            </span>
            <span
              aria-hidden="true"
              className="hidden min-w-0 flex-col text-start text-sm leading-5 labelled:flex"
            >
              <bdi className="truncate font-medium text-ink">{user.name}</bdi>
              <span className="truncate text-muted text-xs">
                {role === 'viewer' ? <bdi>{tenant.name}</bdi> : t(`members.${availability}`)}
              </span>
            </span>
          </button>
        }
        header={
          <span className="flex max-w-64 flex-col">
            <bdi className="truncate font-medium">{user.name}</bdi>
            <bdi className="truncate text-muted text-sm">{user.email}</bdi>
            <bdi className="truncate text-muted text-sm">{tenant.name}</bdi>
          </span>
        }
        items={[
          ...states.map((it) => ({
            label: t(`members.${it}`),
            group: t('members.availability'),
            isCurrent: it === availability,
            onSelect: be(it),
          })),
          ...(businesses.data ?? [])
            .filter((it) => it.tenant.id !== tenant.id)
            .map((it) => ({
              label: t('shell.goTo', { business: it.tenant.name }),
              icon: <Building2 size={18} aria-hidden="true" />,
              onSelect: () => void change(it.tenant.id),
            })),
          {
            label: t('shell.language'),
            icon: <Languages size={18} aria-hidden="true" />,
            items: appearance.languages,
          },
          {
            label: t('shell.theme'),
            icon: <SunMoon size={18} aria-hidden="true" />,
            items: appearance.themes,
          },
          {
            label: t('settings.profile'),
            icon: <UserRound size={18} aria-hidden="true" />,
            onSelect: () => router.push('/settings/profile'),
          },
          {
            label: t('settings.title'),
            icon: <Settings size={18} aria-hidden="true" />,
            onSelect: () => router.push('/settings'),
          },
          {
            label: t('settings.about'),
            icon: <Info size={18} aria-hidden="true" />,
            onSelect: () => router.push('/settings/about'),
          },
          {
            label: t('login.signOut'),
            icon: <LogOut size={18} className="rtl:-scale-x-100" aria-hidden="true" />,
            onSelect: () => void signOut(),
          },
        ]}
      />
    </span>
  );
}
