import { useTranslations } from '../../lib/intl/use-translations.ts';
import { useMembers } from '../members/index.ts';
import { useViewers } from './use-presence.ts';

/** The colleagues who are writing in a conversation, in words; nothing if there are none. */
export function Typing({ conversationId }: { conversationId: string }) {
  const t = useTranslations('presence');
  const { data: members } = useMembers();
  const names = useViewers(conversationId)
    .filter(({ isTyping }) => isTyping)
    .flatMap(({ userId }) => members?.find((member) => member.userId === userId)?.name ?? []);
  const [first, second] = names;
  if (first === undefined) return null;
  const text = () => {
    if (second === undefined) return t('writing', { name: first });
    if (names.length === 2) return t('twoWriting', { name: first, other: second });
    return t('manyWriting', { count: names.length });
  };
  return (
    <p role="status" className="truncate px-2 pb-1 text-accent text-xs">
      {text()}
    </p>
  );
}
