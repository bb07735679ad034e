import type { Schemas } from '../../lib/api.ts';

/** The page a notification links to. */
export function notificationHref({
  conversationId,
}: Pick<Schemas['Notification'], 'conversationId'>): string {
  return conversationId ? `/inbox?state=all&conversation=${conversationId}` : '/sessions';
}
