'use client';
import { useTranslations } from 'use-intl';
import { Inbox } from '../../../features/conversations/inbox.tsx';
import { startInbox } from '../../../features/conversations/use-conversations.ts';
import { WaitingInbox } from '../../../features/conversations/waiting-inbox.tsx';
import { Product } from '../../../features/shell/product.tsx';
import { useTitle } from '../../../lib/title.tsx';

startInbox();

export default function InboxPage() {
  useTitle(useTranslations('shell')('inbox'));
  return <Product waiting={<WaitingInbox />}>{(login) => <Inbox login={login} />}</Product>;
}
