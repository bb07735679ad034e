import { CircleCheck, Clock, Ellipsis, PanelRight, RotateCcw, Tag, UserRound, Workflow } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu, type MenuItem } from '../../../ui/menu/menu.tsx';
import { type Conversation, useActions } from '../../conversations/index.ts';
import { useBulkDialog } from '../use-bulk-dialog.ts';

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
  const ask = useBulkDialog((dialog) => dialog.open);
  const isResolved = status === 'resolved';
  const ResolveIcon = isResolved ? RotateCcw : CircleCheck;
  const askFor = (name: 'assign' | 'snooze' | 'tag' | 'macro') => () => ask({ name, ids: [id] });
  const folded: MenuItem[] = [
    { label: t('assign'), icon: <UserRound size={18} />, onSelect: askFor('assign') },
    { label: t('snooze'), icon: <Clock size={18} />, onSelect: askFor('snooze') },
    { label: tTags('add'), icon: <Tag size={18} />, onSelect: askFor('tag') },
    { label: t('macro'), icon: <Workflow size={18} />, onSelect: askFor('macro') },
    { label: tInbox('details'), icon: <PanelRight size={18} />, onSelect: onPanel },
  ];
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      <span className="flex items-center gap-1.5 @max-lg:hidden">
        <Action label={t('snooze')} onClick={askFor('snooze')}>
          <Clock size={18} aria-hidden="true" />
        </Action>
        <Action label={t('macro')} onClick={askFor('macro')}>
          <Workflow size={18} aria-hidden="true" />
        </Action>
      </span>
      <span className="@lg:hidden">
        <Menu
          label={t('more')}
          trigger={
            <IconButton label={t('more')}>
              <Ellipsis size={20} />
            </IconButton>
          }
          items={folded}
        />
      </span>
      <Button
        variant={isResolved ? 'outline' : 'primary'}
        aria-label={t(isResolved ? 'reopen' : 'resolve')}
        onClick={() => void run({ action: isResolved ? 'reopen' : 'resolve' }, [id])}
        className="@max-sm:px-2.5"
      >
        <ResolveIcon size={18} aria-hidden="true" />
        <span className="@max-sm:hidden">{t(isResolved ? 'reopen' : 'resolve')}</span>
      </Button>
    </div>
  );
}

function Action({ label, onClick, children }: { label: string; onClick(): void; children: ReactNode }) {
  return (
    <Button
      variant="outline"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="px-3 @max-3xl:border-transparent @max-3xl:px-2.5 @max-3xl:text-muted"
    >
      {children}
      <span className="@max-3xl:hidden">{label}</span>
    </Button>
  );
}
