import type { Schemas } from '../../../lib/api.ts';
import { useMembers } from '../../members/index.ts';
import { useSession } from '../../sessions/index.ts';
import type { Outgoing } from '../outgoing.ts';
import { attachmentsOf, takeFiles, useAttachments } from './attachments/attachments.ts';
import { changeDraft, useDraft } from './drafts.ts';
import { findMentions } from './field/mentions.ts';
import { planMessages } from './plan-messages.ts';
import { type DeliveryCallbacks, type DeliveryOptions, useDeliver } from './use-deliver.ts';

const NOTE_LIMIT = 16_384;

interface SubmitOptions extends DeliveryOptions {
  /** Sends only this file, without the text: a voice message is sent separately. */
  onlyFileId?: string | undefined;
}

/**
 * The state of the composer: the draft, whether it may be sent, and sending. Refused messages are put back
 * into the draft.
 */
export function useComposer(
  conversation: Schemas['Conversation'],
  login: Schemas['LoginResult'],
  callbacks: DeliveryCallbacks,
) {
  const { id, contact } = conversation;
  const draft = useDraft(id);
  const files = useAttachments(id);
  const session = useSession(conversation.sessionId).data;
  const capabilities = session?.capabilities ?? {};
  const members = useMembers().data;
  const deliver = useDeliver(conversation, login.user.id, callbacks);

  const isNote = draft.kind === 'note';
  const isOpen = Date.parse(conversation.windowExpiresAt ?? '') > Date.now();
  /** Not even a template can be sent; internal notes can. */
  const isNoteOnly = contact.blockedAt !== null || contact.groupId !== null;
  const canReply = isOpen && contact.suppressedAt === null && !isNoteOnly && session?.status !== 'failed';
  const canWrite = isNote || canReply;
  const noteLength = isNote ? draft.text.trim().length : 0;
  const outgoing = isNote ? [] : files;
  const isBlocked = outgoing.some(({ state }) => state === 'blocked' || state === 'failed');
  const isEmpty = draft.text.trim() === '' && outgoing.length === 0;
  const canSendDraft = canWrite && !isEmpty && !isBlocked && noteLength <= NOTE_LIMIT;
  const template = isNote || isNoteOnly ? undefined : draft.template;
  const canSend = canSendDraft || template !== undefined;

  function submit(options: SubmitOptions = {}): void {
    const { onlyFileId } = options;
    const isComplete = onlyFileId === undefined;
    if (isComplete && !canSend) return;
    // Read from the store: a file recorded just now is not in the rendered state yet.
    const chosen = attachmentsOf(id).filter((file) =>
      isComplete ? canSendDraft && !isNote : file.id === onlyFileId,
    );
    if (chosen.some(({ state }) => state === 'blocked' || state === 'failed')) return;
    const text = isComplete && canSendDraft ? draft.text : '';
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

export type ComposerState = ReturnType<typeof useComposer>;
