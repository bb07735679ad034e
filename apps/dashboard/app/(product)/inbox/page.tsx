'use client';
import { useTranslations } from 'use-intl';
import { RequireLogin } from '../../../features/auth/index.ts';
import { startInbox } from '../../../features/conversations/index.ts';
import { Inbox, WaitingInbox } from '../../../features/inbox/index.ts';
import { useTitle } from '../../../lib/hooks/title.tsx';

startInbox();

export default function InboxPage() {
  useTitle(useTranslations('shell')('inbox'));
  return <RequireLogin waiting={<WaitingInbox />}>{(login) => <Inbox login={login} />}</RequireLogin>;
}
