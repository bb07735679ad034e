import { useEffect, useRef } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import { useOutboxError } from '../../../lib/outbox.ts';
import { serverNow } from '../../../lib/time/server-clock.ts';
import type { Message } from '../apply-event.ts';
import type { Outgoing } from '../outgoing.ts';
import { useSend } from '../use-send.ts';
import { addSendingSoon } from './later/sending-soon.ts';
import { restoreDraft } from './restore-draft.ts';

export interface DeliveryOptions {
  scheduledAt?: string;
  andResolve?: boolean;
}

export interface DeliveryCallbacks {
  onDone(): void;
  onError(error: unknown): void;
  onResolve(): void;
}

/**
 * Returns a function that passes messages to the outbox, which preserves their order and survives a reload.
 * Refused ones are put back into the draft.
 */
export function useDeliver(
  conversation: Schemas['Conversation'],
  ownUserId: string,
  { onDone, onError, onResolve }: DeliveryCallbacks,
) {
  const { id, contact } = conversation;
  const send = useSend(conversation, ownUserId);
  const [delayS = 0] = useOwnPreference('sendDelayS');
  const mountedId = useRef<string>(undefined);
  useEffect(() => {
    mountedId.current = id;
    return () => {
      mountedId.current = undefined;
    };
  }, [id]);

  return async (
    parts: Outgoing[],
    { scheduledAt, andResolve }: DeliveryOptions,
    /** The draft's text, restored as a whole if nothing was accepted. */
    text = '',
  ): Promise<void> => {
    const isUndoable = scheduledAt === undefined && delayS > 0 && !parts.some(({ kind }) => kind === 'note');
    const at = isUndoable ? new Date(serverNow() + delayS * 1_000).toISOString() : scheduledAt;
    const leavesAt = Date.now() + delayS * 1_000;
    const results = await Promise.allSettled(
      parts.map((part) => send({ ...part, scheduledAt: at }, crypto.randomUUID())),
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
  };
}

/** Replaces the file by its stored media, so that Undo need not upload it again. */
function withStoredMedia(part: Outgoing, { content }: Message): Outgoing {
  if (!part.file || !('media' in content) || !content.media) return part;
  return { ...part, file: { ...part.file, media: content.media, source: undefined } };
}
