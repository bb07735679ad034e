import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useContactName } from '../contacts/index.ts';
import { type Conversation, listStates, useCachedConversations } from '../conversations/index.ts';
import { useAllMembers } from '../members/index.ts';
import { TagChip } from '../tags/index.ts';
import { useSelection } from './list/selection.ts';

const SHOWN = 6;

/** What is selected, in the place of the open conversation. */
export default function SelectionSummary() {
  const t = useTranslations('bulk');
  const tInbox = useTranslations('inbox');
  const ids = [...useSelection((selection) => selection.ids)];
  const conversations = useCachedConversations(ids);
  const contactName = useContactName();
  const members = useAllMembers().data ?? [];
  const nameOf = (userId: string | null) =>
    userId === null ? tInbox('unassigned') : members.find((it) => it.userId === userId)?.name;
  const names = conversations.slice(0, SHOWN).map(({ contact }) => contactName(contact));
  const unread = conversations.filter(({ unreadCount }) => unreadCount > 0).length;
  const tags = new Map(conversations.flatMap((it) => it.tags.map((tag) => [tag.id, tag])));
  return (
    <section
      aria-label={t('summary')}
      className="hidden min-h-0 grow flex-col items-center justify-center gap-5 overflow-y-auto bg-thread p-6 lg:flex"
    >
      <div className="flex">
        {names.map((name, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two contacts may share a name.
          <Avatar key={i} name={name} size={44} className="-ms-2 first:ms-0 ring-2 ring-thread" />
        ))}
        {ids.length > SHOWN && (
          <span className="-ms-2 inline-flex size-11 items-center justify-center rounded-full bg-sunken text-muted text-sm ring-2 ring-thread">
            +{ids.length - SHOWN}
          </span>
        )}
      </div>
      <h2 className="font-semibold text-lg">{t('summaryTitle', { count: ids.length })}</h2>
      <dl className="grid w-full max-w-sm grid-cols-[auto_1fr] gap-x-6 gap-y-2 rounded-xl border border-line bg-surface p-4 text-sm">
        <Fact
          name={tInbox('state')}
          counts={countBy(conversations, ({ status }) => listStates.indexOf(status)).map(([i, count]) => [
            tInbox(listStates[i] ?? 'open'),
            count,
          ])}
        />
        <Fact
          name={tInbox('assignee')}
          counts={countBy(conversations, ({ assigneeId }) => assigneeId).map(([id, count]) => [
            nameOf(id) ?? '…',
            count,
          ])}
        />
        {unread > 0 && <Fact name={tInbox('unread')} counts={[['', unread]]} />}
        {tags.size > 0 && (
          <>
            <dt className="text-muted">{t('tags')}</dt>
            <dd className="flex flex-wrap gap-1">
              {[...tags.values()].slice(0, 12).map((tag) => (
                <TagChip key={tag.id} tag={tag} />
              ))}
            </dd>
          </>
        )}
      </dl>
      <p className="max-w-sm text-center text-muted text-sm">{t('summaryText')}</p>
    </section>
  );
}

function Fact({ name, counts }: { name: string; counts: readonly (readonly [string, number])[] }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="flex flex-col gap-1">
        {counts.map(([label, count]) => (
          <span key={label} className="flex items-baseline justify-between gap-3">
            <bdi className="truncate">{label}</bdi>
            <span className="tabular-nums">{count}</span>
          </span>
        ))}
      </dd>
    </>
  );
}

/** The values with how many conversations have them, most frequent first. */
function countBy<Value>(
  conversations: readonly Conversation[],
  keyOf: (conversation: Conversation) => Value,
): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const it of conversations) counts.set(keyOf(it), (counts.get(keyOf(it)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
