'use client';
import { RequireLogin } from '../../../features/auth/index.ts';
import { prefetchInbox } from '../../../features/conversations/index.ts';
import { Inbox, InboxSkeleton } from '../../../features/inbox/index.ts';
import { useTitle } from '../../../lib/hooks/title.tsx';
import { useTranslations } from '../../../lib/intl/use-translations.ts';

prefetchInbox();

export default function InboxPage() {
  useTitle(useTranslations('shell')('inbox'));
  return <RequireLogin fallback={<InboxSkeleton />}>{(login) => <Inbox login={login} />}</RequireLogin>;
}
