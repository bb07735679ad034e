import { usePathname, useSearchParams } from 'next/navigation';
import { useInFront } from '../../lib/front.ts';

/** Knows which conversation stands before the person in this tab. */
export function InFront() {
  const path = usePathname();
  const conversationId = useSearchParams().get('conversation') ?? undefined;
  useInFront(path === '/inbox' ? conversationId : undefined);
  return null;
}
