import { defineFeature } from '../../platform/feature.ts';
import { on } from '../../platform/hooks.ts';
import { answeringEnd } from '../members/index.ts';
import { teamDeletion } from '../teams/index.ts';
import { registerConversationRoutes } from './conversations.routes.ts';
import { releaseConversationsOfMember, releaseConversationsOfTeam } from './release-conversations.ts';

export default defineFeature({
  name: 'conversations',
  routes: registerConversationRoutes,
  notificationKinds: ['conversation_assigned', 'conversation_reopened', 'mention', 'missed_call'],
  hooks: () => [on(answeringEnd, releaseConversationsOfMember), on(teamDeletion, releaseConversationsOfTeam)],
});
