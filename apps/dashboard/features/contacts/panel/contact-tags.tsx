import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { api, ask } from '../../../lib/api.ts';
import { useProblem } from '../../../lib/problems.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { TagChip, useTags } from '../../tags/index.ts';
import type { Contact } from '../list/contact-filters.ts';
import { showContact } from '../use-contacts.ts';

/** The tags of the contact. Contact tags describe the person; conversation tags describe the topic. */
export function ContactTags({ contact, mayChange }: { contact: Contact; mayChange: boolean }) {
  const t = useTranslations('contacts');
  const problemOf = useProblem();
  const client = useQueryClient();
  const all = useTags().data ?? [];
  const tagging = useMutation({
    async mutationFn({ add, remove }: { add?: string; remove?: string }) {
      const params = {
        path: { contactId: contact.id },
        header: { 'idempotency-key': crypto.randomUUID() },
      };
      const body = { add: add ? [add] : [], remove: remove ? [remove] : [] };
      return (await ask(api.POST('/api/v1/contacts/{contactId}/tags', { params, body }))).data;
    },
    onSuccess: (changed) => showContact(client, changed),
  });
  const free = all.filter((tag) => !contact.tags.some((it) => it.id === tag.id));
  return (
    <div className="flex flex-wrap items-center gap-1">
      {contact.tags.map((tag) =>
        mayChange ? (
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
      {mayChange && free.length > 0 && (
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
          {problemOf(tagging.error)}
        </p>
      )}
    </div>
  );
}
