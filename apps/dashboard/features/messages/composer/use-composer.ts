import { useEffect, useRef } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import { useOutboxError } from '../../../lib/outbox.ts';
import { serverNow } from '../../../lib/time/server-clock.ts';
import { useMembers } from '../../members/index.ts';
import { useSession } from '../../sessions/index.ts';
import type { Message } from '../apply-event.ts';
import type { Outgoing } from '../outgoing.ts';
import { useSend } from '../use-send.ts';
import { attachmentsOf, takeFiles, useAttachments } from './attachments/attachments.ts';
import { changeDraft, useDraft } from './drafts.ts';
import { findMentions } from './field/mentions.ts';
import { addSendingSoon } from './later/sending-soon.ts';
import { planMessages } from './plan-messages.ts';
import { restoreDraft } from './restore-draft.ts';

const NOTE_LIMIT = 16_384;

interface SubmitOptions {
  sendAt?: string;
  andResolve?: boolean;
  /** Sends only this file, without the text: a voice note is sent separately. */
  onlyFileId?: string | undefined;
}

/**
 * The state of the composer: the draft, whether it may be sent, and sending. Refused messages are put back
 * into the draft.
 */
export function useComposer(
  conversation: Schemas['Conversation'],
  login: Schemas['SignedIn'],
  { onDone, onError, onResolve }: { onDone(): void; onError(error: unknown): void; onResolve(): void },
) {
  const { id, contact } = conversation;
  const draft = useDraft(id);
  const files = useAttachments(id);
  const session = useSession(conversation.sessionId).data;
  const capabilities = session?.capabilities ?? {};
  const members = useMembers().data;
  const send = useSend(conversation, login.user.id);
  const [delayS = 0] = useOwnPreference('sendDelayS');
  const mountedId = useRef<string>(undefined);
  useEffect(() => {
    mountedId.current = id;
    return () => {
      mountedId.current = undefined;
    };
  }, [id]);

  const isNote = draft.kind === 'note';
  const isOpen = Date.parse(conversation.windowExpiresAt ?? '') > Date.now();
  /** Not even a template can be sent; internal notes can. */
  const isNoteOnly = contact.blockedAt !== null || contact.groupId !== null;
  const canReply = isOpen && contact.suppressedAt === null && !isNoteOnly && session?.state !== 'failed';
  const canWrite = isNote || canReply;
  const noteLength = isNote ? draft.text.trim().length : 0;
  const outgoing = isNote ? [] : files;
  const isBlocked = outgoing.some(({ state }) => state === 'blocked' || state === 'failed');
  const isEmpty = draft.text.trim() === '' && outgoing.length === 0;
  const canSchedule = canWrite && !isEmpty && !isBlocked && noteLength <= NOTE_LIMIT;
  const template = isNote || isNoteOnly ? undefined : draft.template;
  const canSend = canSchedule || template !== undefined;

  /**
   * Passes all messages to the outbox, which preserves their order and survives a reload. Refused ones are
   * put back.
   */
  async function deliver(parts: Outgoing[], { sendAt, andResolve }: SubmitOptions, text = ''): Promise<void> {
    const isUndoable = sendAt === undefined && delayS > 0 && !parts.some(({ kind }) => kind === 'note');
    const at = isUndoable ? new Date(serverNow() + delayS * 1_000).toISOString() : sendAt;
    const leavesAt = Date.now() + delayS * 1_000;
    const results = await Promise.allSettled(
      parts.map((part) => send({ ...part, sendAt: at }, crypto.randomUUID())),
    );
    const refused = parts.filter((_, i) => results[i]?.status === 'rejected');
    const accepted = parts.flatMap((part, i) => {
      const result = results[i];
      return result?.status === 'fulfilled'
        ? [{ messageId: result.value.id, part: withStoredMedia(part, result.value) }]
        : [];
    });
    const isComplete = refused.length === 0;
    if (isUndoable && accepted.length > 0)
      addSendingSoon({
        conversationId: id,
        name: contact.displayName,
        parts: accepted,
        text: isComplete ? text : undefined,
        leavesAt,
      });
    if (isComplete) {
      if (andResolve) onResolve();
      if (mountedId.current === id) onDone();
      return;
    }
    restoreDraft(id, refused, accepted.length === 0 ? { text } : {});
    const error = results.find((result) => result.status === 'rejected')?.reason;
    // If the user has left this conversation, show the error globally.
    if (mountedId.current === id) onError(error);
    else useOutboxError.setState({ error });
  }

  function submit(options: SubmitOptions = {}): void {
    const { onlyFileId } = options;
    const isComplete = onlyFileId === undefined;
    if (isComplete && !canSend) return;
    // Read from the store: a file recorded just now is not in the rendered state yet.
    const chosen = attachmentsOf(id).filter((file) =>
      isComplete ? canSchedule && !isNote : file.id === onlyFileId,
    );
    if (chosen.some(({ state }) => state === 'blocked' || state === 'failed')) return;
    const text = isComplete && canSchedule ? draft.text : '';
    const takenFiles = takeFiles(
      id,
      chosen.map((file) => file.id),
    );
    const plan =
      isNote && isComplete ? [{ text: text.trim() }] : planMessages(text, takenFiles, capabilities);
    const kind = isComplete ? draft.kind : 'text';
    const parts = plan.map(
      (part, i): Outgoing => ({
        kind,
        text: part.text,
        ...('file' in part && part.file ? { file: part.file } : {}),
        ...(i === 0 && draft.quote && kind === 'text' ? { replyTo: draft.quote } : {}),
        ...(kind === 'note' ? { mentions: findMentions(text, members ?? []) } : {}),
      }),
    );
    if (isComplete && template) parts.unshift({ kind: 'text', text: '', template });
    changeDraft(id, {
      ...(plan.length > 0 ? { quote: undefined } : {}),
      ...(text ? { text: '' } : {}),
      ...(isComplete && template ? { template: undefined } : {}),
    });
    void deliver(parts, options, text);
  }

  return {
    draft,
    files: outgoing,
    session,
    capabilities,
    members: members ?? [],
    isNoteOnly,
    canReply,
    canWrite,
    canSend,
    noteLeft: NOTE_LIMIT - noteLength,
    submit,
    sendTemplate: (template: NonNullable<Outgoing['template']>) =>
      deliver([{ kind: 'text', text: '', template }], {}),
  };
}

/** Replaces the file by its stored media, so that Undo need not upload it again. */
function withStoredMedia(part: Outgoing, { content }: Message): Outgoing {
  if (!part.file || !('media' in content) || !content.media) return part;
  return { ...part, file: { ...part.file, media: content.media, source: undefined } };
}

export type ComposerState = ReturnType<typeof useComposer>;
