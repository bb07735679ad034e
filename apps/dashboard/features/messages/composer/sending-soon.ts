import { create } from 'zustand';
import { api, ask } from '../../../lib/api.ts';
import { type Attachment, restoreFiles } from './attachments.ts';
import { changeDraft, type Draft, loadDraft } from './drafts.ts';

/** What was sent and has not left yet, because its author wants a moment to think again. */
export interface SendingSoon {
  conversationId: string;
  name: string;
  messageIds: string[];
  /** When it leaves, by our own clock. */
  leavesAt: number;
  draft: Draft;
  files: readonly Attachment[];
}

export const useSendingSoon = create<{ waiting: readonly SendingSoon[] }>(() => ({ waiting: [] }));

export function addSendingSoon(soon: SendingSoon): void {
  useSendingSoon.setState(({ waiting }) => ({ waiting: [...waiting, soon] }));
}

export function dropSendingSoon(soon: SendingSoon): void {
  useSendingSoon.setState(({ waiting }) => ({ waiting: waiting.filter((it) => it !== soon) }));
}

/** Takes it back and puts it into the field again, before what was begun since. Throws when it has left already. */
export async function undoSending(soon: SendingSoon): Promise<void> {
  dropSendingSoon(soon);
  for (const messageId of soon.messageIds)
    await ask(api.POST('/api/v1/messages/{messageId}/cancel', { params: { path: { messageId } } }));
  putBack(soon.conversationId, soon.draft, soon.files);
}

/** Puts what did not leave back into the field, before what was begun since. */
export function putBack(conversationId: string, draft: Draft, files: readonly Attachment[]): void {
  const begun = loadDraft(conversationId);
  // The outbox gives words back that have waited: they must not stand there twice.
  const others = draft.text.startsWith(begun.text) ? '' : begun.text;
  const text = [draft.text, others].filter(Boolean).join('\n');
  changeDraft(conversationId, { kind: draft.kind, text, quote: draft.quote ?? begun.quote });
  restoreFiles(conversationId, files);
}
