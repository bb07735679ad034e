import { ArrowLeft, PanelRight } from 'lucide-react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { useContactName } from '../../contacts/index.ts';
import type { Conversation } from '../../conversations/index.ts';
import { Viewers } from '../../presence/index.ts';
import { AssigneeChip, TeamChip } from '../facts/assignment-chips.tsx';
import { NumberChip } from '../facts/number-chip.tsx';
import { StateChip } from '../facts/state-chip.tsx';
import { ContactTagChips, ConversationTags } from '../facts/tag-chips.tsx';
import { WindowChip } from '../facts/window-chip.tsx';
import { ConversationActions } from './conversation-actions.tsx';

interface Props {
  conversationId: string;
  /** Undefined while it is loading. */
  conversation: Conversation | undefined;
  canAct: boolean;
  onBack(): void;
  onPanel(): void;
}

/**
 * Who it is and what to do in the first line, the facts of the conversation in the second. What has no room is
 * shortened or moves to the menu, by the width of the header, which depends on the list and the panel beside it.
 */
export function ThreadHeader({ conversationId, conversation, canAct, onBack, onPanel }: Props) {
  const t = useTranslations('inbox');
  const nameOf = useContactName();
  const name = conversation && nameOf(conversation.contact);
  return (
    <header className="@container flex min-h-24 shrink-0 flex-col justify-center gap-1 border-line border-b bg-surface px-2 py-1.5 sm:px-4">
      <div className="flex min-h-11 items-center gap-1.5">
        <IconButton label={t('back')} onClick={onBack} className="lg:hidden">
          <ArrowLeft size={22} className="rtl:-scale-x-100" />
        </IconButton>
        <button
          type="button"
          onClick={onPanel}
          className="flex min-w-0 grow items-center gap-2.5 rounded-lg text-start"
        >
          <Avatar name={name ?? ''} size={36} />
          <span dir="auto" className="min-w-16 truncate font-semibold leading-normal">
            {name}
          </span>
          <span className="sr-only">{t('details')}</span>
          {conversation && <ContactTagChips contact={conversation.contact} />}
        </button>
        <Viewers conversationId={conversationId} size={28} />
        {conversation && canAct && <ConversationActions conversation={conversation} onPanel={onPanel} />}
        <IconButton label={t('details')} onClick={onPanel} className={canAct ? '@max-lg:hidden' : ''}>
          <PanelRight size={20} className="rtl:-scale-x-100" />
        </IconButton>
      </div>
      {conversation && (
        <div className="flex flex-wrap items-center gap-1.5 @max-lg:flex-nowrap">
          <NumberChip sessionId={conversation.sessionId} />
          <span className={`flex min-w-0 ${conversation.status === 'open' ? '@max-2xl:hidden' : ''}`}>
            <StateChip conversation={conversation} canAct={canAct} />
          </span>
          <AssigneeChip conversation={conversation} canAct={canAct} />
          <TeamChip conversation={conversation} canAct={canAct} className="@max-lg:hidden" />
          <WindowChip conversation={conversation} />
          <ConversationTags conversation={conversation} canAct={canAct} />
        </div>
      )}
    </header>
  );
}
