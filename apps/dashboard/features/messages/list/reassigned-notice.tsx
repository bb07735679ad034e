import { UserRoundCheck, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import { loadDraft } from '../composer/drafts.ts';

interface Props {
  conversationId: string;
  assigneeId: string | null;
  ownUserId: string;
  nameOf(userId: string): string | undefined;
}

/** Shown when a colleague is assigned the conversation while the user is writing in it. */
export function ReassignedNotice({ conversationId, assigneeId, ownUserId, nameOf }: Props) {
  const t = useTranslations('thread');
  const [known, setKnown] = useState(assigneeId);
  const [takenBy, setTakenBy] = useState<string>();
  if (known !== assigneeId) {
    setKnown(assigneeId);
    const isOther = assigneeId !== null && assigneeId !== ownUserId;
    setTakenBy(isOther && loadDraft(conversationId).text.trim() !== '' ? assigneeId : undefined);
  }
  if (takenBy === undefined) return null;
  return (
    <p role="status" className="flex items-center gap-2 bg-note px-4 py-1 text-sm">
      <UserRoundCheck size={18} aria-hidden="true" className="shrink-0 text-warn" />
      <span dir="auto" className="min-w-0 grow break-words">
        {t('taken', { name: nameOf(takenBy) ?? t('formerColleague') })}
      </span>
      <IconButton label={t('close')} onClick={() => setTakenBy(undefined)}>
        <X size={18} />
      </IconButton>
    </p>
  );
}
