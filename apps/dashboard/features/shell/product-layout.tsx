import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { FeaturesContext } from '../../lib/features.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { refreshLogin, useLogin } from '../../lib/login/login.ts';
import { features } from '../features.ts';
import { Frame } from './frame/frame.tsx';
import { StaticFrame } from './frame/frame-layout.tsx';

const RETRY_MS = 2_000;

// This runs when the module is loaded, not on the first render, which comes later by the time that the frame
// takes to load.
if (typeof window !== 'undefined' && useLogin.getState().status === 'unknown') refreshLogin().catch(() => {});

/**
 * The persistent layout of all pages behind the login: the frame and the socket. Redirects anonymous visitors
 * to the sign-in page.
 */
export function ProductLayout({ children }: { children: ReactNode }) {
  const router = useRouter();
  const { status, login } = useLogin();
  const reason = useLogin((state) => (state.status === 'out' ? state.reason : undefined));
  const t = useTranslations('errors');
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` triggers a retry.
  useEffect(() => {
    if (status === 'out') {
      // After an expired login the user returns to this page; after signing out they do not.
      const next =
        reason === 'left' ? '' : `?next=${encodeURIComponent(location.pathname + location.search)}`;
      router.replace(`/sign-in${next}`);
    }
    if (status !== 'unknown') return;
    let timer: ReturnType<typeof setTimeout>;
    refreshLogin().catch(() => {
      timer = setTimeout(() => setTries((n) => n + 1), RETRY_MS);
    });
    return () => clearTimeout(timer);
  }, [status, reason, router, tries]);
  return (
    <FeaturesContext value={features}>
      {login ? (
        <Frame login={login}>{children}</Frame>
      ) : (
        <StaticFrame>
          {tries > 0 && (
            <p role="alert" className="p-6 text-center">
              {t('offline')}
            </p>
          )}
          {children}
        </StaticFrame>
      )}
    </FeaturesContext>
  );
}
