import { useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useErrorText } from '../../../lib/problems.ts';
import { showToast } from '../../../ui/feedback/toast.tsx';
import { Picker, type PickerItem } from '../../../ui/picker/picker.tsx';
import { type Action, useCachedConversations } from '../../conversations/index.ts';
import { TagChip, useCreateTag, useTagging, useTags } from '../../tags/index.ts';

interface Props {
  ids: readonly string[];
  /** Returns the conversations that were changed; none if it failed. */
  onChange(action: Action): Promise<readonly unknown[]>;
  onDone(): void;
}

/** Adds and removes tags, one by one, and creates those that do not exist. */
export function TagPicker({ ids, onChange, onDone }: Props) {
  const t = useTranslations('tags');
  const errorText = useErrorText();
  const tags = useTags();
  const conversations = useCachedConversations(ids);
  const tagging = useTagging(ids[0] ?? '');
  const createTag = useCreateTag();
  /** Shown before the server answers. */
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());

  function stateOf(tagId: string): boolean | 'mixed' {
    const count = conversations.filter((it) => it.tags.some(({ id }) => id === tagId)).length;
    return changed.get(tagId) ?? (count === 0 ? false : count === conversations.length || 'mixed');
  }
  async function change(tagId: string, isAdded: boolean): Promise<void> {
    setChanged((now) => new Map(now).set(tagId, isAdded));
    await onChange({ action: isAdded ? 'tag' : 'untag', tagIds: [tagId] });
    // What the server answered is cached by now.
    setChanged((now) => new Map([...now].filter(([id]) => id !== tagId)));
  }
  async function create(name: string): Promise<void> {
    try {
      // For one conversation both steps are one entry of the outbox, which also survives a lost connection.
      if (ids.length === 1) await tagging.mutateAsync({ create: name });
      else await change(await createTag.mutateAsync(name), true);
    } catch (error) {
      showToast(errorText(error), { variant: 'error' });
    }
  }
  const items = (tags.data ?? []).map((tag): PickerItem => {
    const state = stateOf(tag.id);
    return {
      id: tag.id,
      label: tag.name,
      content: <TagChip tag={tag} />,
      isSet: state,
      onSelect: () => void change(tag.id, state !== true),
    };
  });
  return (
    <Picker
      label={t('searchOrCreate')}
      recentKind="tags"
      isMulti
      items={items}
      isPending={tags.isPending}
      error={tags.error}
      onRetry={() => tags.refetch()}
      emptyText={t('typeToCreate')}
      create={{ label: (name) => t('createNamed', { name }), run: (name) => void create(name) }}
      onDone={onDone}
    />
  );
}
