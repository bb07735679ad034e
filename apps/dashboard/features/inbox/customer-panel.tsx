import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useLogin } from '../../lib/login/login.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ContactCard, useContact, useContactName } from '../contacts/index.ts';
import type { Conversation } from '../conversations/index.ts';
import { TagEditor } from '../tags/index.ts';
import { TeamBadge } from '../teams/index.ts';

/** The contact of a conversation and the conversation's tags, editable in place. */
export function CustomerPanel({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
  const t = useTranslations('conversation');
  const tInbox = useTranslations('inbox');
  const tUi = useTranslations('ui');
  const role = useLogin(({ login }) => login?.role);
  const client = useQueryClient();
  const contact =
    useContact(client, conversation.contact.id, conversation.contact).data ?? conversation.contact;
  const name = useContactName()(contact);
  return (
    <aside
      aria-label={tInbox('details')}
      className="isolate flex w-full shrink-0 flex-col gap-4 overflow-y-auto border-line bg-surface p-4 max-lg:fixed max-lg:inset-0 max-lg:z-40 lg:w-90 lg:border-s"
    >
      <IconButton label={tUi('close')} onClick={onClose} className="self-end">
        <X size={20} />
      </IconButton>
      <div className="flex flex-col items-center gap-2 text-center">
        <Avatar name={name} size={72} />
        <h2 dir="auto" className="max-w-full break-words font-semibold text-lg">
          {name}
        </h2>
        <TeamBadge teamId={conversation.teamId} />
        {contact.optedOutAt && <p className="rounded-full bg-note px-3 text-sm">{t('optedOut')}</p>}
      </div>
      <TagEditor conversationId={conversation.id} tags={conversation.tags} />
      {/* A group is not a customer: it has no phone number and no consent, and cannot be blocked. */}
      {contact.groupId === null && (
        <ContactCard key={contact.id} contact={contact} canEdit={role !== undefined && role !== 'viewer'} />
      )}
    </aside>
  );
}
