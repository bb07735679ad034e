import { MessagesSquare } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';

/**
 * Skeleton of the inbox, shown until the login is known. The server sets `data-query`, which indicates
 * whether a conversation is open.
 */
export function InboxSkeleton() {
  const t = useTranslations('inbox');
  return (
    <main aria-busy="true" className="flex min-h-0 grow">
      <div className="w-full border-line bg-surface lg:w-90 lg:border-e max-lg:[[data-query~=conversation]_&]:hidden">
        <h1 className="p-4 font-semibold text-lg">{t('title')}</h1>
        <Skeleton rows={8} />
      </div>
      <div className="hidden grow bg-thread lg:flex max-lg:[[data-query~=conversation]_&]:block">
        <div className="flex grow [[data-query~=conversation]_&]:hidden">
          <NoConversationOpen />
        </div>
      </div>
    </main>
  );
}

/** Placeholder of the open conversation. */
export function NoConversationOpen() {
  const t = useTranslations('inbox');
  return (
    <div className="hidden grow flex-col items-center justify-center gap-2 bg-thread text-muted lg:flex">
      <MessagesSquare size={44} aria-hidden="true" />
      <p className="font-medium">{t('choose')}</p>
      <p className="max-w-sm px-4 text-center text-sm">{t('chooseText')}</p>
    </div>
  );
}
