import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useLogin } from '../../../lib/login/login.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ContactCard, OtherConversations, useContact, useContactName } from '../../contacts/index.ts';
import type { Conversation } from '../../conversations/index.ts';
import { SharedContent } from '../../messages/index.ts';
import { ContactFacts, ConversationFacts } from './facts-lists.tsx';

interface Props {
  conversation: Conversation;
  /** Whether there is room for it beside the conversation; otherwise it covers the window's end. */
  isDocked: boolean;
  onClose(): void;
}

/** The details of a conversation and its contact, facts first. */
export function ConversationPanel({ conversation, isDocked, onClose }: Props) {
  const t = useTranslations('inbox');
  const tUi = useTranslations('ui');
  if (!isDocked)
    return (
      <Dialog variant="side" title={t('details')} onClose={onClose}>
        <Content conversation={conversation} />
      </Dialog>
    );
  return (
    <aside
      aria-label={t('details')}
      className="isolate flex w-75 shrink-0 flex-col gap-5 overflow-y-auto border-line border-s bg-surface p-4 min-[90rem]:w-85"
    >
      <div className="-mb-2 flex items-center">
        <h2 className="grow font-semibold">{t('details')}</h2>
        <IconButton label={tUi('close')} onClick={onClose} className="-me-2">
          <X size={20} />
        </IconButton>
      </div>
      <Content conversation={conversation} />
    </aside>
  );
}

function Content({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('conversation');
  const role = useLogin(({ login }) => login?.role);
  const client = useQueryClient();
  const contact =
    useContact(client, conversation.contact.id, conversation.contact).data ?? conversation.contact;
  const name = useContactName()(contact);
  const canEdit = role !== undefined && role !== 'viewer';
  const address = contact.phone ?? contact.username;
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar name={name} size={48} />
        <div className="min-w-0">
          <h3 dir="auto" className="break-words font-semibold text-lg leading-snug">
            {name}
          </h3>
          {address && (
            <bdi dir="ltr" className="block break-words text-muted text-sm [text-align:match-parent]">
              {address}
            </bdi>
          )}
        </div>
      </div>
      {contact.optedOutAt && (
        <p className="self-start rounded-full bg-note px-3 py-0.5 text-sm">{t('optedOut')}</p>
      )}
      <ConversationFacts conversation={conversation} canEdit={canEdit} />
      <ContactFacts contact={contact} canEdit={canEdit} />
      <OtherConversations contact={contact} conversationId={conversation.id} />
      <SharedContent key={conversation.id} conversationId={conversation.id} />
      {/* A group is not a customer: it has no phone number and no consent, and cannot be blocked. */}
      {contact.groupId === null && <ContactCard key={contact.id} contact={contact} canEdit={canEdit} />}
    </>
  );
}
