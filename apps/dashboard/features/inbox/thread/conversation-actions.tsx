import { CircleCheck, Clock, Ellipsis, PanelRight, RotateCcw, Tag, UserRound, Workflow } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu, type MenuItem } from '../../../ui/menu/menu.tsx';
import { type Conversation, useActions } from '../../conversations/index.ts';
import { openPicker, type PickerName, usePickerTrigger } from '../pickers/open-picker.ts';

/**
 * The actions on the whole conversation. In a wide header they have labels, in a narrower one icons, and in the
 * narrowest all but the first are in the menu.
 */
export function ConversationActions({
  conversation: { id, status },
  onPanel,
}: {
  conversation: Conversation;
  onPanel(): void;
}) {
  const t = useTranslations('conversation');
  const tInbox = useTranslations('inbox');
  const tTags = useTranslations('tags');
  const run = useActions();
  const ids = [id];
  const snooze = usePickerTrigger('thread', 'snooze', ids);
  const macro = usePickerTrigger('thread', 'macro', ids);
  const isResolved = status === 'resolved';
  const ResolveIcon = isResolved ? RotateCcw : CircleCheck;
  const pick = (name: PickerName) => () => openPicker('thread', name, ids);
  const folded: MenuItem[] = [
    { label: t('assign'), icon: <UserRound size={18} />, onSelect: pick('assign') },
    { label: t('snooze'), icon: <Clock size={18} />, onSelect: pick('snooze') },
    { label: tTags('add'), icon: <Tag size={18} />, onSelect: pick('tag') },
    { label: t('macro'), icon: <Workflow size={18} />, onSelect: pick('macro') },
    { label: tInbox('details'), icon: <PanelRight size={18} />, onSelect: onPanel },
  ];
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      <span className="flex items-center gap-1.5 @max-lg:hidden">
        <Action label={t('snooze')} {...snooze}>
          <Clock size={18} aria-hidden="true" />
        </Action>
        <Action label={t('macro')} {...macro}>
          <Workflow size={18} aria-hidden="true" />
        </Action>
      </span>
      <span className="@lg:hidden">
        <Menu
          label={t('more')}
          trigger={
            // A picker whose own button is hidden opens here.
            <IconButton label={t('more')} data-picker="thread-more">
              <Ellipsis size={20} />
            </IconButton>
          }
          items={folded}
        />
      </span>
      <Button
        variant={isResolved ? 'outline' : 'primary'}
        aria-label={t(isResolved ? 'reopen' : 'resolve')}
        onClick={() => void run({ action: isResolved ? 'reopen' : 'resolve' }, ids)}
        className="@max-sm:px-2.5"
      >
        <ResolveIcon size={18} aria-hidden="true" />
        <span className="@max-sm:hidden">{t(isResolved ? 'reopen' : 'resolve')}</span>
      </Button>
    </div>
  );
}

function Action({ label, children, ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <Button
      variant="outline"
      aria-label={label}
      title={label}
      {...rest}
      className="px-3 @max-3xl:border-transparent @max-3xl:px-2.5 @max-3xl:text-muted"
    >
      {children}
      <span className="@max-3xl:hidden">{label}</span>
    </Button>
  );
}
