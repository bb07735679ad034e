import { LogOut, MessagesSquare, Settings, Smartphone, UsersRound } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, type Schemas } from '../../lib/api.ts';
import { useCommands, useKeyboard } from '../../lib/commands.ts';
import { endLogin, refreshLogin, updateOwnUser, useLogin } from '../../lib/login.ts';
import { openOutbox } from '../../lib/outbox.ts';
import { useOwnPreference } from '../../lib/own-preferences.ts';
import { type Locale, setTheme } from '../../lib/preferences.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Toasts } from '../../ui/toast.tsx';
import { Bell } from '../notifications/bell.tsx';
import { sectionsFor } from '../settings/sections.ts';
import { Away } from './away.tsx';
import { useLive } from './live.ts';
import { Preferences } from './preferences.tsx';

const places = [
  { href: '/inbox', name: 'inbox', keys: 'alt+1', Icon: MessagesSquare },
  { href: '/contacts', name: 'contacts', keys: 'alt+2', Icon: UsersRound },
  { href: '/sessions', name: 'sessions', keys: 'alt+3', Icon: Smartphone },
  { href: '/settings', name: 'settings', keys: 'alt+4', Icon: Settings },
] as const;

// Fetched when it is first opened.
const Palette = dynamic(() => import('../palette/palette.tsx'), { ssr: false });
const RETRY_MS = 2_000;

/** The frame of every page behind the login; sends everybody else to sign in. */
export function Product({ children }: { children: (login: Schemas['SignedIn']) => ReactNode }) {
  const router = useRouter();
  const { status, login } = useLogin();
  const t = useTranslations('errors');
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another turn.
  useEffect(() => {
    if (status === 'out') router.replace('/sign-in');
    if (status !== 'unknown') return;
    let timer: ReturnType<typeof setTimeout>;
    refreshLogin().catch(() => {
      timer = setTimeout(() => setTries((n) => n + 1), RETRY_MS);
    });
    return () => clearTimeout(timer);
  }, [status, router, tries]);
  if (!login)
    return tries === 0 ? null : (
      <p role="alert" className="p-6 text-center">
        {t('offline')}
      </p>
    );
  return <Frame login={login}>{children(login)}</Frame>;
}

function Frame({ login, children }: { login: Schemas['SignedIn']; children: ReactNode }) {
  const t = useTranslations();
  const path = usePathname();
  const router = useRouter();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [ownKeys] = useOwnPreference('keys');
  useKeyboard(ownKeys);
  useLive(login.tenant.id, login.user.id);
  useEffect(() => openOutbox(`${login.tenant.id}:${login.user.id}`), [login.tenant.id, login.user.id]);

  async function keepLocale(locale: Locale): Promise<void> {
    const { data } = await api.PATCH('/api/v1/user', { body: { locale } });
    if (data) updateOwnUser(data.data);
  }
  async function signOut(): Promise<void> {
    // Out here even when the server cannot be told; its cookie ends by itself.
    await api.POST('/api/v1/auth/logout').catch(() => {});
    endLogin();
  }
  const go = (href: string) => () => router.push(href);
  useCommands([
    {
      id: 'palette',
      group: 'general',
      label: t('palette.title'),
      keys: 'mod+k',
      run: () => setPaletteOpen((isOpen) => !isOpen),
    },
    ...places.map(({ href, name, keys }) => ({
      id: `go.${name}`,
      group: 'general' as const,
      label: t(`shell.${name}`),
      keys,
      run: go(href),
    })),
    { id: 'go.notifications', group: 'general', label: t('notifications.title'), run: go('/notifications') },
    ...sectionsFor(login.role).map(({ href, name }) => ({
      id: `settings.${name}`,
      group: 'general' as const,
      label: `${t('settings.title')}: ${t(`settings.${name}`)}`,
      run: go(href),
    })),
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme.${theme}`,
      group: 'general' as const,
      label: `${t('shell.theme')}: ${t(`shell.${theme}`)}`,
      run: () => setTheme(theme),
    })),
    { id: 'signOut', group: 'general', label: t('login.signOut'), run: signOut },
  ]);
  return (
    <div className="flex h-dvh flex-col-reverse sm:flex-row">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-raised focus:p-3"
      >
        {t('shell.skip')}
      </a>
      <nav
        aria-label={t('shell.navigation')}
        className="flex shrink-0 items-center gap-1 border-line bg-surface p-1 max-sm:border-t sm:w-16 sm:flex-col sm:border-e sm:py-3"
      >
        <img src="/icon.svg" alt="" width={36} height={36} className="mb-3 max-sm:hidden" />
        {places.map(({ href, name, Icon }) => (
          <Link
            key={href}
            href={href}
            aria-current={path.startsWith(href) ? 'page' : undefined}
            aria-label={t(`shell.${name}`)}
            title={t(`shell.${name}`)}
            className="inline-flex size-11 items-center justify-center rounded-xl text-muted hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:text-accent"
          >
            <Icon size={22} aria-hidden="true" />
          </Link>
        ))}
        <div className="grow" />
        <Bell isCurrent={path === '/notifications'} />
        <div className="flex sm:flex-col">
          <Preferences onLocale={keepLocale} />
        </div>
        <IconButton label={t('login.signOut')} onClick={signOut}>
          <LogOut size={20} className="rtl:-scale-x-100" />
        </IconButton>
        <span title={`${login.user.name} · ${login.tenant.name}`} className="max-sm:hidden">
          <Avatar name={login.user.name} size={36} />
        </span>
      </nav>
      {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
      <Toasts />
      <div id="content" className="flex min-h-0 min-w-0 grow flex-col">
        <Away />
        {children}
      </div>
    </div>
  );
}
