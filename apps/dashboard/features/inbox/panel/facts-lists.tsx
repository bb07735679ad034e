import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { ContactTags } from '../../contacts/index.ts';
import type { Conversation } from '../../conversations/index.ts';
import { useSessions } from '../../sessions/index.ts';
import { TagEditor } from '../../tags/index.ts';
import { useTeams } from '../../teams/index.ts';
import { AssigneeChip, TeamChip } from '../facts/assignment-chips.tsx';
import { StateChip } from '../facts/state-chip.tsx';
import { WindowChip } from '../facts/window-chip.tsx';

/** What is known of the conversation: its state, whose it is, its number and its tags. */
export function ConversationFacts({
  conversation,
  canEdit,
}: {
  conversation: Conversation;
  canEdit: boolean;
}) {
  const t = useTranslations('panel');
  const tInbox = useTranslations('inbox');
  const tConversation = useTranslations('conversation');
  const session = useSessions().data?.find(({ id }) => id === conversation.sessionId);
  const hasTeams = (useTeams().data?.length ?? 0) > 0;
  return (
    <section aria-label={t('conversation')} className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t('conversation')}</h3>
      <dl className="flex flex-col gap-1">
        <Fact label={tInbox('state')}>
          <StateChip conversation={conversation} canAct={canEdit} />
        </Fact>
        <Fact label={tInbox('assignee')}>
          <AssigneeChip conversation={conversation} canAct={canEdit} />
        </Fact>
        {hasTeams && (
          <Fact label={tConversation('team')}>
            <TeamChip conversation={conversation} canAct={canEdit} />
          </Fact>
        )}
        <Fact label={t('number')}>
          <span className="flex min-w-0 flex-col px-2">
            <bdi className="break-words">{session?.name ?? '…'}</bdi>
            {session?.phoneNumber && (
              <bdi dir="ltr" className="text-muted [text-align:match-parent]">
                {session.phoneNumber}
              </bdi>
            )}
          </span>
        </Fact>
        {conversation.contact.groupId === null && (
          <Fact label={t('window')}>
            <WindowChip conversation={conversation} />
          </Fact>
        )}
      </dl>
      <TagEditor conversationId={conversation.id} tags={conversation.tags} canEdit={canEdit} />
    </section>
  );
}

/** What is known of the contact beside its fields. */
export function ContactFacts({ contact, canEdit }: { contact: Conversation['contact']; canEdit: boolean }) {
  const t = useTranslations('panel');
  const format = useFormatter();
  return (
    <section aria-label={t('contact')} className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t('contact')}</h3>
      <dl className="flex flex-col gap-1">
        <Fact label={t('firstSeen')}>
          <time dateTime={contact.createdAt} className="px-2">
            {format.dateTime(new Date(contact.createdAt), { dateStyle: 'long' })}
          </time>
        </Fact>
      </dl>
      <ContactTags contact={contact} canEdit={canEdit} />
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-9 grid-cols-[7rem_1fr] items-center gap-2">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="flex min-w-0">{children}</dd>
    </div>
  );
}
