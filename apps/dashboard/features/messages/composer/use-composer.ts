import { useEffect, useRef } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import { useRefusal } from '../../../lib/outbox.ts';
import { serverNow } from '../../../lib/server-clock.ts';
import { useMembers } from '../../members/index.ts';
import { useSession } from '../../sessions/index.ts';
import type { Message } from '../apply-event.ts';
import type { Outgoing } from '../outgoing.ts';
import { useSend } from '../use-send.ts';
import { attachmentsOf, takeFiles, useAttachments } from './attachments/attachments.ts';
import { changeDraft, useDraft } from './drafts.ts';
import { mentionedIn } from './field/mentions.ts';
import { giveBack } from './give-back.ts';
import { addSendingSoon } from './later/sending-soon.ts';
import { planMessages } from './plan-messages.ts';

const NOTE_LIMIT = 16_384;

interface How {
  scheduledAt?: string;
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
  { onDone, onProblem, onResolve }: { onDone(): void; onProblem(error: unknown): void; onResolve(): void },
) {
  const { id, contact } = conversation;
  const draft = useDraft(id);
  const files = useAttachments(id);
  const session = useSession(conversation.sessionId).data;
  const capabilities = session?.capabilities ?? {};
  const members = useMembers().data;
  const send = useSend(conversation, login.user.id);
  const [delayS = 0] = useOwnPreference('sendDelayS');
  const here = useRef<string>(undefined);
  useEffect(() => {
    here.current = id;
    return () => {
      here.current = undefined;
    };
  }, [id]);

  const isNote = draft.kind === 'note';
  const isOpen = Date.parse(conversation.windowExpiresAt ?? '') > Date.now();
  /** Not even a template can be sent; internal notes can. */
  const isNoteOnly = contact.blockedAt !== null || contact.groupId !== null;
  const mayReply = isOpen && contact.suppressedAt === null && !isNoteOnly && session?.status !== 'failed';
  const mayWrite = isNote || mayReply;
  const noteLength = isNote ? draft.text.trim().length : 0;
  const outgoing = isNote ? [] : files;
  const isBlocked = outgoing.some(({ state }) => state === 'blocked' || state === 'failed');
  const isEmpty = draft.text.trim() === '' && outgoing.length === 0;
  const mayPlan = mayWrite && !isEmpty && !isBlocked && noteLength <= NOTE_LIMIT;
  const template = isNote || isNoteOnly ? undefined : draft.template;
  const maySend = mayPlan || template !== undefined;

  /**
   * Passes all messages to the outbox, which preserves their order and survives a reload. Refused ones are
   * put back.
   */
  async function deliver(parts: Outgoing[], { scheduledAt, andResolve }: How, text = ''): Promise<void> {
    const isSoon = scheduledAt === undefined && delayS > 0 && !parts.some(({ kind }) => kind === 'note');
    const at = isSoon ? new Date(serverNow() + delayS * 1_000).toISOString() : scheduledAt;
    const leavesAt = Date.now() + delayS * 1_000;
    const results = await Promise.allSettled(
      parts.map((part) => send({ ...part, scheduledAt: at }, crypto.randomUUID())),
    );
    const refused = parts.filter((_, i) => results[i]?.status === 'rejected');
    const accepted = parts.flatMap((part, i) => {
      const result = results[i];
      return result?.status === 'fulfilled'
        ? [{ messageId: result.value.id, part: arrived(part, result.value) }]
        : [];
    });
    const isWhole = refused.length === 0;
    if (isSoon && accepted.length > 0)
      addSendingSoon({
        conversationId: id,
        name: contact.displayName,
        parts: accepted,
        text: isWhole ? text : undefined,
        leavesAt,
      });
    if (isWhole) {
      if (andResolve) onResolve();
      if (here.current === id) onDone();
      return;
    }
    giveBack(id, refused, accepted.length === 0 ? { text } : {});
    const error = results.find((result) => result.status === 'rejected')?.reason;
    // If the user has left this conversation, show the error globally.
    if (here.current === id) onProblem(error);
    else useRefusal.setState({ error });
  }

  function submit(how: How = {}): void {
    const { onlyFileId } = how;
    const isWhole = onlyFileId === undefined;
    if (isWhole && !maySend) return;
    // Read from the store: a file recorded just now is not in the rendered state yet.
    const chosen = attachmentsOf(id).filter((file) =>
      isWhole ? mayPlan && !isNote : file.id === onlyFileId,
    );
    if (chosen.some(({ state }) => state === 'blocked' || state === 'failed')) return;
    const text = isWhole && mayPlan ? draft.text : '';
    const leaving = takeFiles(
      id,
      chosen.map((file) => file.id),
    );
    const plan = isNote && isWhole ? [{ text: text.trim() }] : planMessages(text, leaving, capabilities);
    const kind = isWhole ? draft.kind : 'text';
    const parts = plan.map(
      (part, i): Outgoing => ({
        kind,
        text: part.text,
        ...('file' in part && part.file ? { file: part.file } : {}),
        ...(i === 0 && draft.quote && kind === 'text' ? { replyTo: draft.quote } : {}),
        ...(kind === 'note' ? { mentions: mentionedIn(text, members ?? []) } : {}),
      }),
    );
    if (isWhole && template) parts.unshift({ kind: 'text', text: '', template });
    changeDraft(id, {
      ...(plan.length > 0 ? { quote: undefined } : {}),
      ...(text ? { text: '' } : {}),
      ...(isWhole && template ? { template: undefined } : {}),
    });
    void deliver(parts, how, text);
  }

  return {
    draft,
    files: outgoing,
    session,
    capabilities,
    members: members ?? [],
    isNoteOnly,
    mayReply,
    mayWrite,
    maySend,
    noteLeft: NOTE_LIMIT - noteLength,
    submit,
    sendTemplate: (template: NonNullable<Outgoing['template']>) =>
      deliver([{ kind: 'text', text: '', template }], {}),
  };
}

/** Replaces the file by its stored media, so that Undo need not upload it again. */
function arrived(part: Outgoing, { content }: Message): Outgoing {
  if (!part.file || !('media' in content) || !content.media) return part;
  return { ...part, file: { ...part.file, media: content.media, source: undefined } };
}

export type ComposerState = ReturnType<typeof useComposer>;
