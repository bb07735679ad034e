import { defineFeature } from '../../lib/features.ts';
import { conversationsOutbox } from './actions.ts';
import { applyToConversations } from './use-conversations.ts';

export const conversationsFeature = defineFeature({
  applyEvent: (event, { client, ownUserId }) => applyToConversations(client, event, ownUserId),
  outboxKinds: [conversationsOutbox],
});
