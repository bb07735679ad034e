import {
  Archive,
  Clock,
  Ellipsis,
  type LucideIcon,
  Mail,
  MailOpen,
  RotateCcw,
  Tags,
  UserRound,
  Workflow,
  X,
} from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import { type Action, useActions } from '../../conversations/index.ts';
import { openPicker, type PickerName, usePickerTrigger } from '../pickers/open-picker.ts';
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
  return (
    <div
      role="toolbar"
      aria-label={t('title')}
      className="absolute inset-x-0 top-0 z-20 flex flex-col border-line border-b bg-accent-soft px-2 py-1 shadow-md"
    >
      <div className="flex items-center">
        <IconButton label={t('clear')} onClick={clearSelection}>
          <X size={18} />
        </IconButton>
        <p role="status" className="grow font-medium text-sm">
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
      </div>
      <div className="grid grid-cols-5">
        <BarButton label={tConversation('resolve')} Icon={Archive} onClick={run({ action: 'resolve' })} />
        <PickerButton label={tConversation('assign')} Icon={UserRound} picker="assign" ids={ids} />
        <PickerButton label={tConversation('snooze')} Icon={Clock} picker="snooze" ids={ids} />
        <PickerButton label={t('tags')} Icon={Tags} picker="tag" ids={ids} />
        <Menu
          label={t('more')}
          trigger={<BarButton label={t('more')} Icon={Ellipsis} />}
          items={[
            {
              label: tConversation('macro'),
              icon: <Workflow size={17} />,
              onSelect: () => openPicker('bulk', 'macro', ids),
            },
            {
              label: tConversation('reopen'),
              icon: <RotateCcw size={17} />,
              onSelect: run({ action: 'reopen' }),
            },
            { label: t('asRead'), icon: <MailOpen size={17} />, onSelect: run({ action: 'mark_read' }) },
            { label: t('asUnread'), icon: <Mail size={17} />, onSelect: run({ action: 'mark_unread' }) },
          ]}
        />
      </div>
    </div>
  );
}

/** An icon above its label, so that five of them fit in the list's width in every language. */
function BarButton({
  label,
  Icon,
  ...props
}: { label: string; Icon: LucideIcon } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...props}
      className="flex min-h-12 w-full min-w-0 flex-col items-center justify-center gap-0.5 rounded-lg px-1 text-xs hover:bg-surface"
    >
      <Icon size={18} aria-hidden="true" className="shrink-0" />
      <span className="max-w-full text-center leading-4">{label}</span>
    </button>
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
  return <BarButton label={label} Icon={Icon} {...usePickerTrigger('bulk', picker, ids)} />;
}
