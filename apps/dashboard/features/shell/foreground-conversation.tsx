import { usePathname, useSearchParams } from 'next/navigation';
import { useForegroundConversation } from '../../lib/foreground.ts';

/** Tells the other tabs which conversation is in the foreground here. */
export function ForegroundConversation() {
  const path = usePathname();
  const conversationId = useSearchParams().get('conversation') ?? undefined;
  useForegroundConversation(path === '/inbox' ? conversationId : undefined);
  return null;
}
