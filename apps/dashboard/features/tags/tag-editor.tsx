import { useId, useState } from 'react';
import type { Schemas } from '../../lib/api.ts';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useErrorText } from '../../lib/problems.ts';
import { Form } from '../../ui/form/form.tsx';
import { TagChip } from './tag-chip.tsx';
import { useTagging, useTags } from './use-tags.ts';

/** Edits the tags of a conversation. An unknown word creates a new tag. */
export function TagEditor({
  conversationId,
  tags,
  canEdit,
}: {
  conversationId: string;
  tags: readonly Schemas['TagSummary'][];
  canEdit: boolean;
}) {
  const t = useTranslations('tags');
  const listId = useId();
  const errorText = useErrorText();
  const all = useTags().data ?? [];
  const tagging = useTagging(conversationId);
  const [word, setWord] = useState('');

  function add(): void {
    const name = word.trim();
    if (name === '') return;
    const known = all.find((tag) => tag.name.toLocaleLowerCase() === name.toLocaleLowerCase());
    tagging.mutate(known ? { add: known.id } : { create: name });
    setWord('');
  }
  if (tags.length === 0 && !canEdit) return null;
  return (
    <section aria-label={t('ofConversation')} className="flex flex-col gap-1.5">
      <h3 className="text-muted text-sm">{t('ofConversation')}</h3>
      <div className="flex flex-wrap gap-1">
        {tags.map((tag) =>
          canEdit ? (
            <TagChip
              key={tag.id}
              tag={tag}
              removeLabel={t('remove', { name: tag.name })}
              onRemove={() => tagging.mutate({ remove: tag.id })}
            />
          ) : (
            <TagChip key={tag.id} tag={tag} />
          ),
        )}
      </div>
      {canEdit && (
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <input
            list={listId}
            dir="auto"
            aria-label={t('add')}
            placeholder={t('add')}
            value={word}
            maxLength={60}
            onChange={(event) => setWord(event.target.value)}
            className="min-h-10 w-full rounded-lg border border-line bg-surface px-3 placeholder:text-muted"
          />
          <datalist id={listId}>
            {all.map((tag) => (
              <option key={tag.id} value={tag.name} />
            ))}
          </datalist>
        </Form>
      )}
      {tagging.error && (
        <p role="alert" className="text-danger text-sm">
          {errorText(tagging.error)}
        </p>
      )}
    </section>
  );
}
