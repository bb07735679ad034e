/** What was begun and not sent, per conversation; outlives a closed tab. */
const name = (conversationId: string) => `draft:${conversationId}`;

export function loadDraft(conversationId: string): string {
  return localStorage.getItem(name(conversationId)) ?? '';
}

export function keepDraft(conversationId: string, text: string): void {
  if (text === '') localStorage.removeItem(name(conversationId));
  else localStorage.setItem(name(conversationId), text);
}
