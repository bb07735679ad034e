import { defineFeature } from '../../lib/features.ts';
import { composerShortcuts } from './composer/shortcuts.ts';
import { reactionOutbox, retryOutbox } from './reactions.ts';
import { messageOutbox } from './sending.ts';
import { applyToThreads } from './use-thread.ts';

export const messagesFeature = defineFeature({
  shortcuts: composerShortcuts,
  applyEvent: (event, { client }) => applyToThreads(client, event),
  outboxKinds: [messageOutbox, reactionOutbox, retryOutbox],
});
