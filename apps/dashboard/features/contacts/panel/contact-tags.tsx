import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { TagChip, useTags } from '../../tags/index.ts';
import type { Contact } from '../list/contact-filters.ts';
import { setContactData } from '../use-contacts.ts';

/** The tags of the contact. Contact tags describe the person; conversation tags describe the topic. */
export function ContactTags({ contact, canEdit }: { contact: Contact; canEdit: boolean }) {
  const t = useTranslations('contacts');
  const errorText = useErrorText();
  const client = useQueryClient();
  const all = useTags().data ?? [];
  const tagging = useMutation({
    async mutationFn({ add, remove }: { add?: string; remove?: string }) {
      const params = {
        path: { contactId: contact.id },
        header: { 'idempotency-key': crypto.randomUUID() },
      };
      const body = { add: add ? [add] : [], remove: remove ? [remove] : [] };
      return (await unwrap(api.POST('/api/v1/contacts/{contactId}/tags', { params, body }))).data;
    },
    onSuccess: (changed) => setContactData(client, changed),
  });
  const free = all.filter((tag) => !contact.tags.some((it) => it.id === tag.id));
  if (contact.tags.length === 0 && (!canEdit || free.length === 0)) return null;
  return (
    <section aria-label={t('contactTags')} className="flex flex-wrap items-center gap-1">
      <h3 className="w-full text-muted text-sm">{t('contactTags')}</h3>
      {contact.tags.map((tag) =>
        canEdit ? (
          <TagChip
            key={tag.id}
            tag={tag}
            removeLabel={t('removeTagNamed', { name: tag.name })}
            onRemove={() => tagging.mutate({ remove: tag.id })}
          />
        ) : (
          <TagChip key={tag.id} tag={tag} />
        ),
      )}
      {canEdit && free.length > 0 && (
        <Menu
          label={t('addTag')}
          trigger={
            <IconButton label={t('addTag')}>
              <Plus size={18} />
            </IconButton>
          }
          items={free.map((tag) => ({ label: tag.name, onSelect: () => tagging.mutate({ add: tag.id }) }))}
        />
      )}
      {tagging.error && (
        <p role="alert" className="w-full text-danger text-sm">
          {errorText(tagging.error)}
        </p>
      )}
    </section>
  );
}
