import { clsx } from 'clsx';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useAllMembers } from '../members/index.ts';
import { useViewers } from './use-presence.ts';

const SHOWN = 3;

/**
 * The colleagues viewing a conversation; those typing come first, with a pulsing ring. Renders nothing if
 * there are none.
 */
export function Viewers({ conversationId, size = 24 }: { conversationId: string; size?: number }) {
  const viewers = useViewers(conversationId);
  return viewers.length === 0 ? null : <Stack viewers={viewers} size={size} />;
}

function Stack({ viewers, size }: { viewers: ReturnType<typeof useViewers>; size: number }) {
  const t = useTranslations('presence');
  const { data: members } = useAllMembers();
  const people = viewers
    .map(({ userId, isTyping }) => ({
      userId,
      isTyping,
      name: members?.find((member) => member.userId === userId)?.name ?? '…',
    }))
    .sort((a, b) => Number(b.isTyping) - Number(a.isTyping));
  const rest = people.length - SHOWN;
  const sentences = people
    .slice(0, SHOWN)
    .map(({ name, isTyping }) => t(isTyping ? 'writing' : 'looking', { name }));
  if (rest > 0) sentences.push(t('others', { count: rest }));
  const text = sentences.join(', ');
  return (
    <span
      role="img"
      aria-label={text}
      title={text}
      className="flex shrink-0 -space-x-1.5 rtl:space-x-reverse"
    >
      {people.slice(0, SHOWN).map(({ userId, name, isTyping }) => (
        <span
          key={userId}
          data-typing={isTyping || undefined}
          className={clsx(
            'inline-flex rounded-full ring-2',
            isTyping ? 'ring-accent motion-safe:animate-pulse' : 'ring-surface',
          )}
        >
          <Avatar name={name} size={size} />
        </span>
      ))}
      {rest > 0 && (
        <span
          className="inline-flex items-center justify-center rounded-full bg-sunken text-muted text-xs ring-2 ring-surface"
          style={{ width: size, height: size }}
        >
          +{rest}
        </span>
      )}
    </span>
  );
}
