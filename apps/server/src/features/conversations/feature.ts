import { defineFeature } from '../../platform/feature-definition/feature.ts';
import { on } from '../../platform/feature-definition/hooks.ts';
import { answeringEnd } from '../members/index.ts';
import { teamDeletion } from '../teams/index.ts';
import {
  releaseConversationsOfMember,
  releaseConversationsOfTeam,
} from './assignment/release-conversations.ts';
import { registerConversationRoutes } from './conversations.routes.ts';

export default defineFeature({
  name: 'conversations',
  tables: ['automaticReplies', 'conversationActivities', 'conversations'],
  routes: registerConversationRoutes,
  notificationTypes: ['conversation_assigned', 'conversation_reopened', 'mention', 'missed_call'],
  hooks: () => [on(answeringEnd, releaseConversationsOfMember), on(teamDeletion, releaseConversationsOfTeam)],
});
