import type { OutboxKind } from '../../lib/outbox.ts';
import { conversationsOutbox } from '../conversations/index.ts';
import { macroOutbox } from '../macros/index.ts';
import { messageOutbox, reactionOutbox, retryOutbox } from '../messages/index.ts';
import { taggingOutbox } from '../tags/index.ts';

/** All that can wait for the server, so that every page sends it in its order. */
export const outboxKinds: readonly OutboxKind[] = [
  conversationsOutbox,
  macroOutbox,
  messageOutbox,
  reactionOutbox,
  retryOutbox,
  taggingOutbox,
];
