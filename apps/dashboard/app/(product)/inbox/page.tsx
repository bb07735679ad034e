'use client';
import { useTranslations } from 'use-intl';
import { Inbox } from '../../../features/conversations/inbox.tsx';
import { Product } from '../../../features/shell/product.tsx';
import { useTitle } from '../../../lib/title.tsx';

export default function InboxPage() {
  useTitle(useTranslations('shell')('inbox'));
  return <Product>{(login) => <Inbox login={login} />}</Product>;
}
