import {
  Archive,
  Clock,
  type LucideIcon,
  Mail,
  MailOpen,
  RotateCcw,
  Tags,
  UserRound,
  Workflow,
  X,
} from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import { type Action, useActions } from '../../conversations/index.ts';
import { type PickerName, usePickerTrigger } from '../pickers/open-picker.ts';
import { clearSelection, selectAll, useSelection } from './selection.ts';

/** Bulk actions for the selection. It overlays the list header, so that no row moves under the pointer. */
export default function BulkBar({ shownIds }: { shownIds: readonly string[] }) {
  const t = useTranslations('bulk');
  const tConversation = useTranslations('conversation');
  const ids = [...useSelection((selection) => selection.ids)];
  const act = useActions();
  const run = (action: Action) => () => {
    clearSelection();
    act(action, ids);
  };
  const buttons = [
    { label: tConversation('resolve'), Icon: Archive, run: run({ action: 'resolve' }) },
    { label: tConversation('reopen'), Icon: RotateCcw, run: run({ action: 'reopen' }) },
    { label: tConversation('assign'), Icon: UserRound, picker: 'assign' as const },
    { label: tConversation('snooze'), Icon: Clock, picker: 'snooze' as const },
    { label: t('tags'), Icon: Tags, picker: 'tag' as const },
    { label: tConversation('macro'), Icon: Workflow, picker: 'macro' as const },
    { label: t('asRead'), Icon: MailOpen, run: run({ action: 'mark_read' }) },
    { label: t('asUnread'), Icon: Mail, run: run({ action: 'mark_unread' }) },
  ];
  return (
    <div
      role="toolbar"
      aria-label={t('title')}
      className="absolute inset-x-0 top-0 z-20 flex flex-wrap items-center border-line border-b bg-accent-soft px-2 py-1 shadow-md"
    >
      <IconButton label={t('clear')} onClick={clearSelection}>
        <X size={18} />
      </IconButton>
      <p role="status" className="grow text-sm">
        {t('selected', { count: ids.length })}
      </p>
      {ids.length < shownIds.length && (
        <button
          type="button"
          onClick={() => selectAll(shownIds)}
          className="min-h-10 rounded-lg px-2 text-accent text-sm underline"
        >
          {t('all', { count: shownIds.length })}
        </button>
      )}
      <div className="flex w-full justify-between">
        {buttons.map(({ label, Icon, picker, run: press }) =>
          picker ? (
            <PickerButton key={label} label={label} Icon={Icon} picker={picker} ids={ids} />
          ) : (
            <IconButton key={label} label={label} onClick={press}>
              <Icon size={19} />
            </IconButton>
          ),
        )}
      </div>
    </div>
  );
}

function PickerButton({
  label,
  Icon,
  picker,
  ids,
}: {
  label: string;
  Icon: LucideIcon;
  picker: PickerName;
  ids: readonly string[];
}) {
  return (
    <IconButton label={label} {...usePickerTrigger('bulk', picker, ids)}>
      <Icon size={19} />
    </IconButton>
  );
}
