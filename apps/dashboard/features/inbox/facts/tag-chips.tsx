import { Tag, TagPlus } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Chip } from '../../../ui/chip.tsx';
import type { Conversation } from '../../conversations/index.ts';
import { TagChip } from '../../tags/index.ts';
import { usePickerTrigger } from '../pickers/open-picker.ts';

const SHOWN = 2;

/** The tags of a conversation; where there is no room, their number. Opens the choice of tags. */
export function ConversationTags({
  conversation: { id, tags },
  canAct,
}: {
  conversation: Conversation;
  canAct: boolean;
}) {
  const t = useTranslations('panel');
  const tTags = useTranslations('tags');
  const trigger = usePickerTrigger('thread', 'tag', [id]);
  if (tags.length === 0 && !canAct) return null;
  const label =
    tags.length === 0
      ? tTags('add')
      : t('conversationTagsAre', { names: tags.map(({ name }) => name).join(', ') });
  return (
    <Chip label={label} {...(canAct && trigger)} className="shrink-0 @2xl:max-w-80">
      {tags.length === 0 ? (
        <>
          <TagPlus size={15} aria-hidden="true" className="shrink-0 text-muted" />
          <span className="truncate text-muted @max-xl:hidden">{tTags('add')}</span>
        </>
      ) : (
        <>
          <Tag size={15} aria-hidden="true" className="shrink-0 text-muted" />
          <span className="tabular-nums @2xl:hidden">{tags.length}</span>
          <span className="flex min-w-0 gap-1 @max-2xl:hidden">
            {tags.slice(0, SHOWN).map((tag) => (
              <TagChip key={tag.id} tag={tag} />
            ))}
          </span>
          {tags.length > SHOWN && (
            <span className="text-muted tabular-nums @max-2xl:hidden">+{tags.length - SHOWN}</span>
          )}
        </>
      )}
    </Chip>
  );
}

/** The tags of the contact, beside its name. */
export function ContactTagChips({ contact: { tags } }: Pick<Conversation, 'contact'>) {
  const t = useTranslations('panel');
  if (tags.length === 0) return null;
  const label = t('contactTagsAre', { names: tags.map(({ name }) => name).join(', ') });
  return (
    <span title={label} className="flex min-w-0 shrink items-center gap-1 @max-lg:hidden">
      <span className="sr-only">{label}</span>
      <span aria-hidden="true" className="contents">
        {tags.slice(0, SHOWN).map((tag) => (
          <TagChip key={tag.id} tag={tag} />
        ))}
        {tags.length > SHOWN && <span className="text-muted text-xs">+{tags.length - SHOWN}</span>}
      </span>
    </span>
  );
}
