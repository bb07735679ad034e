import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { api, unwrap } from '../../../lib/api.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Field } from '../../../ui/form/field.tsx';
import type { Contact } from '../list/contact-filters.ts';
import { type MergeField, previewMerge } from './merge-preview.ts';

interface Props {
  contact: Contact;
  /** The suggested contact to merge with; the user may search for another. */
  other?: Contact;
  onMerged(contactId: string): void;
  onClose(): void;
}

/** Merges two contacts: search for the other one, compare both and the result, confirm. */
export function MergeDialog({ contact, other: suggested, onMerged, onClose }: Props) {
  const t = useTranslations('contacts');
  const [other, setOther] = useState(suggested);
  return (
    <Dialog title={t('mergeTitle')} onClose={onClose}>
      {other ? (
        <Comparison contact={contact} other={other} onMerged={onMerged} onBack={() => setOther(undefined)} />
      ) : (
        <ContactSearch exceptId={contact.id} onFound={setOther} />
      )}
    </Dialog>
  );
}

function ContactSearch({ exceptId, onFound }: { exceptId: string; onFound(contact: Contact): void }) {
  const t = useTranslations('contacts');
  const [text, setText] = useState('');
  const q = text.trim();
  const found = useQuery({
    queryKey: ['contacts', 'search', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await unwrap(api.GET('/api/v1/contacts', { params: { query: { q, limit: 8 } } }))).data,
  });
  const others = q === '' ? [] : (found.data ?? []).filter((it) => it.id !== exceptId);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted text-sm">{t('mergeText')}</p>
      <Field
        type="search"
        label={t('mergeWith')}
        autoFocus
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ErrorMessage error={found.error} onRetry={() => found.refetch()} />
      <ul className="flex flex-col">
        {others.map((it) => (
          <li key={it.id}>
            <button
              type="button"
              onClick={() => onFound(it)}
              className="flex min-h-12 w-full min-w-0 items-center gap-3 rounded-lg px-2 text-start hover:bg-sunken"
            >
              <Avatar name={it.displayName} size={32} />
              <bdi className="min-w-0 grow truncate font-medium">{it.displayName}</bdi>
              <bdi className="shrink-0 text-muted text-sm">{it.phone ?? it.username}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {found.isSuccess && q !== '' && others.length === 0 && <p role="status">{t('noMatch')}</p>}
    </div>
  );
}

function Comparison({
  contact,
  other,
  onMerged,
  onBack,
}: {
  contact: Contact;
  other: Contact;
  onMerged(contactId: string): void;
  onBack(): void;
}) {
  const t = useTranslations('contacts');
  const [isSwapped, setSwapped] = useState(false);
  const [target, source] = isSwapped ? [other, contact] : [contact, other];
  const merge = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/contacts/{contactId}/merge', {
          params: {
            path: { contactId: source.id },
            header: { 'idempotency-key': crypto.randomUUID() },
          },
          body: { targetId: target.id },
        }),
      ),
    onSuccess() {
      showToast(t('merged', { name: target.displayName.slice(0, 80) }));
      onMerged(target.id);
    },
  });
  const tags = source.tags.filter((tag) => !target.tags.some((it) => it.id === tag.id));
  const attributes = Object.keys(source.attributes).filter((key) => !(key in target.attributes));
  return (
    <div className="flex flex-col gap-4">
      <table className="w-full table-fixed border-collapse text-sm">
        <thead>
          <tr className="text-start">
            <th scope="col" className="w-24 p-2" aria-label={t('field')} />
            <th scope="col" className="p-2 text-start text-accent">
              {t('stays')}
            </th>
            <th scope="col" className="p-2 text-start text-muted">
              {t('goes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {previewMerge(target, source).map((line) => (
            <MergeRow key={line.field} line={line} />
          ))}
        </tbody>
      </table>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
        <li>{t('mergeConversations')}</li>
        {tags.length > 0 && <li>{t('mergeTags', { count: tags.length })}</li>}
        {attributes.length > 0 && <li>{t('mergeAttributes', { count: attributes.length })}</li>}
        {(target.optedOutAt ?? source.optedOutAt) && <li>{t('mergeOptedOut')}</li>}
        <li className="font-medium">{t('mergeForever')}</li>
      </ul>
      <ErrorMessage error={merge.error} />
      <footer className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={() => setSwapped(!isSwapped)}>
          <ArrowLeftRight size={18} aria-hidden="true" />
          {t('swap')}
        </Button>
        <Button variant="outline" onClick={onBack}>
          {t('back')}
        </Button>
        <Button disabled={merge.isPending} onClick={() => merge.mutate()}>
          {t('merge')}
        </Button>
      </footer>
    </div>
  );
}

function MergeRow({ line: { field, target, source, outcome } }: { line: MergeField }) {
  const t = useTranslations('contacts');
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="p-2 text-start font-normal text-muted">
        {t(field)}
      </th>
      <td className="p-2">
        <bdi className="break-words">{target ?? (outcome === 'filled' ? source : '')}</bdi>
      </td>
      <td className="p-2">
        <bdi className={`break-words ${outcome === 'dropped' ? 'line-through' : ''}`}>{source}</bdi>
        {outcome === 'alias' && <span className="block text-muted">{t('alias')}</span>}
        {outcome === 'dropped' && <span className="sr-only">{t('dropped')}</span>}
      </td>
    </tr>
  );
}
