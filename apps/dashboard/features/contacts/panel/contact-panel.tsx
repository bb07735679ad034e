import { useQueryClient } from '@tanstack/react-query';
import { Merge, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { isAdmin } from '../../../lib/login/roles.ts';
import { useConversationsWebSocket } from '../../../lib/realtime.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { MergeDialog } from '../merge/merge-dialog.tsx';
import { MergeSuggestions } from '../merge/merge-suggestions.tsx';
import { useContact } from '../use-contacts.ts';
import { ContactBlock } from './contact-block.tsx';
import { ContactConsent } from './contact-consent.tsx';
import { ContactConversations } from './contact-conversations.tsx';
import { ContactFields } from './contact-fields.tsx';
import { ContactTags } from './contact-tags.tsx';
import { DeleteDialog } from './delete-dialog.tsx';

interface Props {
  contactId: string;
  role: Schemas['LoginResult']['role'];
  onOpen(contactId: string): void;
  onClose(): void;
}

/** The detail panel of a contact: next to the table, or on top of it on a phone. */
export default function ContactPanel({ contactId, role, onOpen, onClose }: Props) {
  const t = useTranslations('contacts');
  const client = useQueryClient();
  const contact = useContact(client, contactId);
  const head = useRef<HTMLHeadingElement>(null);
  const [openDialog, setOpenDialog] = useState<'merge' | 'delete'>();
  const isLoaded = contact.data !== undefined;
  useEffect(() => {
    if (isLoaded) head.current?.focus();
  }, [isLoaded]);
  // When the contact is merged, switch to the surviving contact; when it is deleted, close the panel.
  useConversationsWebSocket({
    onEvent({ type, data }) {
      if (type === 'contact.merged' && data.sourceId === contactId) onOpen(data.targetId);
      if (type === 'contact.deleted' && data.contactId === contactId) onClose();
    },
    onStale() {},
  });
  const canEdit = role !== 'viewer';
  const canDelete = isAdmin(role);
  return (
    <aside
      aria-label={t('details')}
      onKeyDown={(event) => event.key === 'Escape' && openDialog === undefined && onClose()}
      className="flex w-full shrink-0 flex-col gap-5 overflow-y-auto border-line bg-surface p-4 max-lg:fixed max-lg:inset-0 max-lg:z-40 lg:w-96 lg:border-s"
    >
      <div className="flex items-start gap-3">
        {contact.data && <Avatar name={contact.data.displayName} size={56} />}
        <h2
          ref={head}
          tabIndex={-1}
          dir="auto"
          className="min-w-0 grow self-center break-words font-semibold text-lg outline-none!"
        >
          {contact.data?.displayName.slice(0, 200) ?? t('details')}
        </h2>
        <IconButton label={t('close')} onClick={onClose}>
          <X size={20} />
        </IconButton>
      </div>
      {contact.isPending && <Skeleton rows={6} className="h-10" />}
      {contact.error && <ErrorMessage error={contact.error} onRetry={() => contact.refetch()} />}
      {contact.data && (
        <>
          <MergeSuggestions contact={contact.data} canEdit={canEdit} onMerged={onOpen} />
          <ContactTags contact={contact.data} canEdit={canEdit} />
          <ContactFields contact={contact.data} canEdit={canEdit} />
          <ContactConsent contact={contact.data} canEdit={canEdit} />
          <ContactBlock contact={contact.data} canEdit={canEdit} />
          <ContactConversations contact={contact.data} canEdit={canEdit} />
          <footer className="flex flex-wrap gap-2 border-line border-t pt-4">
            {canEdit && (
              <Button variant="outline" onClick={() => setOpenDialog('merge')}>
                <Merge size={18} aria-hidden="true" />
                {t('merge')}
              </Button>
            )}
            {canDelete && (
              <Button variant="danger" onClick={() => setOpenDialog('delete')}>
                <Trash2 size={18} aria-hidden="true" />
                {t('delete')}
              </Button>
            )}
          </footer>
          {openDialog === 'merge' && (
            <MergeDialog
              contact={contact.data}
              onMerged={(id) => {
                setOpenDialog(undefined);
                onOpen(id);
              }}
              onClose={() => setOpenDialog(undefined)}
            />
          )}
          {openDialog === 'delete' && (
            <DeleteDialog
              contact={contact.data}
              onDeleted={onClose}
              onClose={() => setOpenDialog(undefined)}
            />
          )}
        </>
      )}
    </aside>
  );
}
