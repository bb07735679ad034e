import { X } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { TagEditor } from '../tags/tag-editor.tsx';
import type { Conversation } from './filters.ts';

/** What is known about the customer of a conversation. */
export function CustomerPanel({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
  const t = useTranslations('conversation');
  const tInbox = useTranslations('inbox');
  const tComposer = useTranslations('composer');
  const format = useFormatter();
  const { contact } = conversation;
  const facts: [string, string | null][] = [
    [t('phone'), contact.phone],
    [t('profileName'), contact.profileName],
    [t('username'), contact.username],
    [t('email'), contact.email],
    [t('language'), contact.language],
    [t('since'), format.dateTime(new Date(contact.createdAt), { dateStyle: 'medium' })],
  ];
  return (
    <aside
      aria-label={tInbox('details')}
      className="flex w-full shrink-0 flex-col overflow-y-auto border-line bg-surface p-4 max-lg:fixed max-lg:inset-0 max-lg:z-40 lg:w-80 lg:border-s"
    >
      <IconButton label={tComposer('remove')} onClick={onClose} className="self-end">
        <X size={20} />
      </IconButton>
      <div className="flex flex-col items-center gap-2 pb-4 text-center">
        <Avatar name={contact.displayName} size={72} />
        <h2 dir="auto" className="max-w-full break-words font-semibold text-lg">
          {contact.displayName}
        </h2>
        {contact.optedOutAt && <p className="rounded-full bg-note px-3 text-sm">{t('optedOut')}</p>}
      </div>
      <TagEditor conversationId={conversation.id} tags={conversation.tags} />
      <dl className="mt-4 flex flex-col gap-3">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt className="text-muted text-sm">{label}</dt>
              <dd>
                <bdi className="break-words">{value}</bdi>
              </dd>
            </div>
          ),
        )}
      </dl>
    </aside>
  );
}
