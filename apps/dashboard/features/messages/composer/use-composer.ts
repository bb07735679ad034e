import { useEffect, useState } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useOwnPreference } from '../../../lib/own-preferences.ts';
import { serverNow } from '../../../lib/server-clock.ts';
import { useActions } from '../../conversations/actions.ts';
import type { Conversation } from '../../conversations/filters.ts';
import { useMembers } from '../../members/use-members.ts';
import { useSession } from '../../sessions/use-sessions.ts';
import { type Outgoing, useSend } from '../use-thread.ts';
import { type Attachment, removeFiles, useAttachments } from './attachments.ts';
import { changeDraft, type Draft, useDraft } from './drafts.ts';
import { mentionedIn } from './mentions.ts';
import { planMessages } from './plan-messages.ts';
import { addSendingSoon, putBack } from './sending-soon.ts';

const NOTE_LIMIT = 16_384;

interface How {
  sendAt?: string;
  andResolve?: boolean;
  /** Of the files only this one, and no words: a recording leaves by itself. */
  onlyFileId?: string | undefined;
}

/** What is begun in this conversation, whether it may leave, and how it does. What fails comes back into the field. */
export function useComposer(
  conversation: Conversation,
  login: Schemas['SignedIn'],
  { onDone, onProblem }: { onDone(): void; onProblem(error: unknown): void },
) {
  const { id, contact } = conversation;
  const draft = useDraft(id);
  const files = useAttachments(id);
  const session = useSession(conversation.sessionId).data;
  const capabilities = session?.capabilities ?? {};
  const members = useMembers().data;
  const send = useSend(conversation, login.user.id);
  const act = useActions();
  const [delayS = 0] = useOwnPreference('sendDelayS');
  const [waitsWith, setWaitsWith] = useState<How>();

  const isNote = draft.kind === 'note';
  const isOpen = Date.parse(conversation.windowExpiresAt ?? '') > Date.now();
  const mayReply = isOpen && contact.suppressedAt === null && session?.state !== 'failed';
  const mayWrite = isNote || mayReply;
  const noteLength = isNote ? draft.text.trim().length : 0;
  const outgoing = isNote ? [] : files;
  const isBlocked = outgoing.some(({ state }) => state === 'blocked' || state === 'failed');
  const isUploading = outgoing.some(({ state }) => state === 'uploading');
  const isEmpty = draft.text.trim() === '' && outgoing.length === 0;
  const maySend = mayWrite && !isEmpty && !isBlocked && noteLength <= NOTE_LIMIT;

  /** Hands all of it to the outbox, which keeps the order. Whatever is refused is put back. */
  async function deliver(
    parts: Outgoing[],
    leaving: Attachment[],
    { sendAt, andResolve }: How,
  ): Promise<void> {
    const isSoon = sendAt === undefined && delayS > 0 && !parts.some(({ kind }) => kind === 'note');
    const at = isSoon ? new Date(serverNow() + delayS * 1_000).toISOString() : sendAt;
    const leavesAt = Date.now() + delayS * 1_000;
    const quote = draft.quote;
    const results = await Promise.allSettled(
      parts.map((part) =>
        send.mutateAsync({ draft: { ...part, sendAt: at }, idempotencyKey: crypto.randomUUID() }),
      ),
    );
    const refused = parts.filter((_, i) => results[i]?.status === 'rejected');
    const reason = results.find((result) => result.status === 'rejected')?.reason;
    if (refused.length > 0) {
      const text = wordsOf(refused);
      const unsent = leaving.filter((file) => refused.some((it) => it.file?.media.id === file.media?.id));
      if (!refused.some(({ template }) => template))
        putBack(id, { kind: refused[0]?.kind ?? 'text', text, quote }, unsent);
      onProblem(reason);
      return;
    }
    if (isSoon) {
      const back: Draft = {
        kind: 'text',
        text: wordsOf(parts),
        quote,
      };
      addSendingSoon({
        conversationId: id,
        name: contact.displayName,
        messageIds: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : [])),
        leavesAt,
        draft: back,
        files: leaving,
      });
    }
    if (andResolve) act({ action: 'resolve' }, [id]);
    onDone();
  }

  function submit(how: How = {}): void {
    if (how.onlyFileId === undefined && !maySend) return;
    const chosen = outgoing.filter(
      ({ id: fileId }) => how.onlyFileId === undefined || fileId === how.onlyFileId,
    );
    // It leaves by itself when the last of its files has arrived. One just recorded is not even among them yet.
    const isNew = how.onlyFileId !== undefined && chosen.length === 0;
    if (isNew || chosen.some(({ state }) => state !== 'ready')) {
      setWaitsWith(how);
      return;
    }
    const text = how.onlyFileId === undefined ? draft.text : '';
    const plan = isNote ? [{ text: text.trim() }] : planMessages(text, chosen, capabilities);
    const parts = plan.map((part, i): Outgoing => {
      const { media, kind, isVoice } = 'file' in part && part.file ? part.file : {};
      return {
        kind: draft.kind,
        text: part.text,
        ...(media && kind ? { file: { kind, isVoice: isVoice === true, media } } : {}),
        ...(i === 0 && draft.quote && !isNote ? { replyTo: draft.quote } : {}),
        ...(isNote ? { mentions: mentionedIn(text, members ?? []) } : {}),
      };
    });
    removeFiles(
      id,
      chosen.map((file) => file.id),
    );
    changeDraft(id, { quote: undefined, ...(how.onlyFileId === undefined ? { text: '' } : {}) });
    void deliver(parts, chosen, how);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what happens to the files counts.
  useEffect(() => {
    if (!waitsWith) return;
    const chosen = outgoing.filter(
      ({ id: fileId }) => waitsWith.onlyFileId === undefined || fileId === waitsWith.onlyFileId,
    );
    if (chosen.some(({ state }) => state === 'uploading')) return;
    setWaitsWith(undefined);
    if (chosen.length > 0 && chosen.every(({ state }) => state === 'ready')) submit(waitsWith);
  }, [files, waitsWith]);

  return {
    draft,
    files: outgoing,
    session,
    capabilities,
    members: members ?? [],
    mayReply,
    mayWrite,
    maySend,
    isUploading,
    isWaiting: waitsWith !== undefined,
    noteLeft: NOTE_LIMIT - noteLength,
    submit,
    sendTemplate: (template: NonNullable<Outgoing['template']>) =>
      deliver([{ kind: 'text', text: '', template }], [], {}),
  };
}
function wordsOf(parts: readonly Outgoing[]): string {
  return parts
    .map(({ text }) => text)
    .filter(Boolean)
    .join('\n\n');
}

export type ComposerState = ReturnType<typeof useComposer>;
