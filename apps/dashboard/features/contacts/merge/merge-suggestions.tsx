import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useConversationsWebSocket } from '../../../lib/realtime.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import type { Contact } from '../list/contact-filters.ts';
import { MergeDialog } from './merge-dialog.tsx';

type Suggestion = Schemas['MergeSuggestion'];

const keyOf = (contactId: string) => ['contacts', 'merge-suggestions', contactId];

/** Possible duplicates of this contact; renders nothing if there are none. */
export function MergeSuggestions({
  contact,
  canEdit,
  onMerged,
}: {
  contact: Contact;
  canEdit: boolean;
  onMerged(contactId: string): void;
}) {
  const t = useTranslations('contacts');
  const client = useQueryClient();
  const suggestions = useQuery({
    queryKey: keyOf(contact.id),
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/contacts/{contactId}/merge-suggestions', {
            params: { path: { contactId: contact.id } },
          }),
        )
      ).data,
  });
  const renew = () => client.invalidateQueries({ queryKey: keyOf(contact.id) });
  useConversationsWebSocket({
    onEvent({ type, data }) {
      const isOurs =
        type === 'contact.merged'
          ? data.targetId === contact.id
          : (type === 'contact.merge_suggested' || type === 'contact.merge_dismissed') &&
            data.contactIds.includes(contact.id);
      if (isOurs) void renew();
    },
    onStale: () => void renew(),
  });
  if (!suggestions.data?.length) return null;
  return (
    <section aria-label={t('sameAs')} className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{t('sameAs')}</h3>
      <p className="text-muted text-sm">{t('sameAsText')}</p>
      <ul className="flex flex-col gap-2">
        {suggestions.data.map((suggestion) => (
          <Line
            key={suggestion.id}
            contact={contact}
            suggestion={suggestion}
            canEdit={canEdit}
            onMerged={onMerged}
            onDismissed={renew}
          />
        ))}
      </ul>
    </section>
  );
}

function Line({
  contact,
  suggestion: { id, contact: other, value },
  canEdit,
  onMerged,
  onDismissed,
}: {
  contact: Contact;
  suggestion: Suggestion;
  canEdit: boolean;
  onMerged(contactId: string): void;
  onDismissed(): void;
}) {
  const t = useTranslations('contacts');
  const [isMerging, setMerging] = useState(false);
  const dismiss = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/contacts/{contactId}/merge-suggestions/{suggestionId}/dismiss', {
          params: {
            path: { contactId: contact.id, suggestionId: id },
            header: { 'idempotency-key': crypto.randomUUID() },
          },
        }),
      ),
    onSuccess: onDismissed,
  });
  const name = other.displayName.slice(0, 80);
  return (
    <li className="flex flex-col gap-2 rounded-lg bg-sunken p-3">
      <div className="flex min-w-0 items-center gap-3">
        <Avatar name={other.displayName} size={32} />
        <bdi className="min-w-0 grow truncate font-medium">{other.displayName}</bdi>
        <bdi className="shrink-0 text-muted text-sm">{value}</bdi>
      </div>
      {canEdit && (
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" aria-label={t('mergeNamed', { name })} onClick={() => setMerging(true)}>
            {t('mergeShort')}
          </Button>
          <Button
            variant="quiet"
            aria-label={t('dismissNamed', { name })}
            disabled={dismiss.isPending}
            onClick={() => dismiss.mutate()}
          >
            {t('dismiss')}
          </Button>
        </div>
      )}
      <ErrorMessage error={dismiss.error} />
      {isMerging && (
        <MergeDialog
          contact={contact}
          other={other}
          onMerged={(targetId) => {
            setMerging(false);
            onMerged(targetId);
          }}
          onClose={() => setMerging(false)}
        />
      )}
    </li>
  );
}
