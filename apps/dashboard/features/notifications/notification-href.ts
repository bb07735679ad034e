import type { Schemas } from '../../lib/api.ts';

/** The page a notification links to. */
export function notificationHref({
  conversationId,
}: Pick<Schemas['Notification'], 'conversationId'>): string {
  return conversationId ? `/inbox?state=all&conversation=${conversationId}` : '/sessions';
}

/**
 * Isolates a name with Unicode bidi marks, so that its direction does not affect the sentence; for texts that
 * cannot contain elements.
 */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
