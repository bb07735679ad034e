import type { Schemas } from '../../lib/api.ts';

/** Where what a notification tells can be seen. */
export function placeOf({ conversationId }: Pick<Schemas['Notification'], 'conversationId'>): string {
  return conversationId ? `/inbox?state=all&conversation=${conversationId}` : '/sessions';
}

/** A name inside a sentence, whose direction turns nothing beside it; where no element can do that. */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
