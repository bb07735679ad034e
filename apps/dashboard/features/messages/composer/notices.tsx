import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';

const working: ReadonlySet<string> = new Set(['connected', 'degraded', 'restricted']);
/** States in which the session accepts no messages until a user acts. */
const dead: ReadonlySet<string> = new Set(['failed', 'banned', 'logged_out', 'conflict']);

/** Reasons why a reply is not possible, and warnings to read before writing one. */
export function Notices({
  contact,
  session,
}: {
  contact: Schemas['Conversation']['contact'];
  session: Schemas['Session'] | undefined;
}) {
  const t = useTranslations('composer');
  const isDown = session && !working.has(session.status);
  return (
    <>
      {isDown && (
        <Notice tone="warn">
          {t(dead.has(session.status) ? 'sessionFailed' : 'sessionDown', { name: session.name })}{' '}
          <Link href="/sessions" className="inline-flex min-h-6 items-center font-medium underline">
            {t('sessionLink')}
          </Link>
        </Notice>
      )}
      {session?.isSimulated && <Notice>{t('simulated')}</Notice>}
      {contact.blockedAt !== null && <Notice tone="warn">{t('blocked')}</Notice>}
      {contact.groupId !== null && <Notice tone="warn">{t('group')}</Notice>}
      {contact.suppressedAt !== null && <Notice tone="warn">{t('suppressed')}</Notice>}
      {contact.suppressedAt === null && contact.optedOutAt !== null && <Notice>{t('optedOut')}</Notice>}
    </>
  );
}

function Notice({ tone, children }: { tone?: 'warn'; children: ReactNode }) {
  return (
    <p
      role="status"
      dir="auto"
      className={`px-2 pb-1.5 text-sm ${tone === 'warn' ? 'text-warn' : 'text-muted'}`}
    >
      {children}
    </p>
  );
}
