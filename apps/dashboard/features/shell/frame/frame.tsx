import { usePathname } from 'next/navigation';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useKeyboard } from '../../../lib/keyboard/commands.ts';
import { useShortcuts } from '../../../lib/keyboard/shortcuts.ts';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import { useReauthentication } from '../../../lib/login/reauthenticate.ts';
import { openOutbox } from '../../../lib/outbox.ts';
import { Button } from '../../../ui/button.tsx';
import { Toasts } from '../../../ui/feedback/toast.tsx';
import { ReauthenticateDialog } from '../../auth/index.ts';
import { features } from '../../features.ts';
import { KeyboardSheet } from '../../keyboard/index.ts';
import { useAlerts } from '../../notifications/index.ts';
import { Palette } from '../../palette/index.ts';
import { ErrorBoundary } from '../errors/error-boundary.tsx';
import { ErrorPage } from '../errors/error-page.tsx';
import { ForegroundConversation } from '../foreground-conversation.tsx';
import { frameShortcuts } from '../shortcuts.ts';
import { useFeatureCommands } from '../use-feature-commands.ts';
import { useLiveData } from '../use-live-data.ts';
import { useServiceWorker } from '../use-service-worker.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { Content, FrameLayout } from './frame-layout.tsx';
import { Sidebar } from './sidebar.tsx';

const outboxKinds = features.flatMap((feature) => feature.outboxKinds ?? []);

/** The frame around every page behind the login: sidebar, palette, dialogs and toasts. */
export function Frame({ login, children }: { login: Schemas['LoginResult']; children: ReactNode }) {
  const t = useTranslations();
  const path = usePathname();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const isPasswordAsked = useReauthentication(({ respond }) => respond !== undefined);
  const [ownKeys] = useOwnPreference('keys');
  useKeyboard(ownKeys);
  useLiveData(login.tenant.id, login.user.id);
  useEffect(
    () => openOutbox(`${login.tenant.id}:${login.user.id}`, outboxKinds),
    [login.tenant.id, login.user.id],
  );
  useAlerts(login);
  useServiceWorker();

  useShortcuts(frameShortcuts, {
    palette: () => setPaletteOpen((isOpen) => !isOpen),
    sheet: () => setSheetOpen((isOpen) => !isOpen),
  });
  useFeatureCommands(login.role);
  return (
    <FrameLayout>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-raised focus:p-3"
      >
        {t('shell.skip')}
      </a>
      <Suspense>
        <Sidebar
          login={login}
          path={path}
          onSearch={() => setPaletteOpen(true)}
          onShortcuts={() => setSheetOpen(true)}
        />
      </Suspense>
      {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
      {isSheetOpen && <KeyboardSheet onClose={() => setSheetOpen(false)} />}
      <Suspense>
        <ForegroundConversation />
      </Suspense>
      {isPasswordAsked && <ReauthenticateDialog email={login.user.email} />}
      <Toasts />
      <Content>
        <ConnectionBanner />
        <ErrorBoundary
          path={path}
          fallback={(retry) => (
            <ErrorPage title={t('errors.title')} text={t('errors.errorText')}>
              <Button onClick={retry} className="min-h-11">
                {t('errors.retry')}
              </Button>
            </ErrorPage>
          )}
        >
          {children}
        </ErrorBoundary>
      </Content>
    </FrameLayout>
  );
}
