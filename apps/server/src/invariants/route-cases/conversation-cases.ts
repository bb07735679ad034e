import { idOf, type SeededTenant } from '../seeds/seed-tenant.ts';
import {
  contact,
  conversation,
  listed,
  ofContact,
  ofConversation,
  type RouteCase,
  session,
} from './route-case.ts';

const send = (what: (tenant: SeededTenant) => object) => (tenant: SeededTenant) => ({
  body: { message: 'Bonjour', ...what(tenant) },
});

export const conversationCases: Record<string, RouteCase> = {
  listConversations: {
    needs: 'viewer',
    ask: (tenant) => ({
      query: {
        ...session(tenant),
        ...contact(tenant),
        assignee: idOf(tenant, 'user'),
        tags: idOf(tenant, 'tag'),
        team: idOf(tenant, 'team'),
        q: tenant.canary,
      },
    }),
  },
  getOrCreateConversation: {
    needs: 'agent',
    ask: (tenant) => ({ body: { ...session(tenant), ...contact(tenant) } }),
  },
  bulkUpdateConversations: {
    needs: 'agent',
    ask: (tenant) => ({ body: { action: 'assign', ...listed(tenant), assigneeId: idOf(tenant, 'user') } }),
    also: {
      'body.tagIds.0': (tenant) => ({
        body: { action: 'tag', ...listed(tenant), tagIds: [idOf(tenant, 'tag')] },
      }),
      'body.teamId': (tenant) => ({
        body: { action: 'assign_team', ...listed(tenant), teamId: idOf(tenant, 'team') },
      }),
    },
    refuses: { 'body.assigneeId': 422 },
  },
  getConversation: { needs: 'viewer', ask: ofConversation },
  assignConversation: {
    needs: 'agent',
    ask: (tenant) => ({
      ...ofConversation(tenant),
      body: { assigneeId: idOf(tenant, 'user'), teamId: idOf(tenant, 'team') },
    }),
    refuses: { 'body.assigneeId': 422 },
  },
  snoozeConversation: {
    needs: 'agent',
    ask: (tenant) => ({ ...ofConversation(tenant), body: { until: '2031-01-01T00:00:00Z' } }),
  },
  resolveConversation: { needs: 'agent', ask: ofConversation },
  reopenConversation: { needs: 'agent', ask: ofConversation },
  markConversationPending: { needs: 'agent', ask: ofConversation },
  markConversationRead: { needs: 'agent', ask: ofConversation },
  markNotificationsOfConversationRead: { needs: 'viewer', isPersonal: true, ask: ofConversation },
  markConversationUnread: { needs: 'agent', ask: ofConversation },
  createNote: {
    needs: 'agent',
    ask: (tenant) => ({
      ...ofConversation(tenant),
      body: { text: 'Call her back', mentions: [idOf(tenant, 'user')] },
    }),
    answers: 201,
    refuses: { 'body.mentions.0': 422 },
  },
  listConversationMessages: { needs: 'viewer', ask: ofConversation },
  countSharedContent: { needs: 'viewer', ask: ofConversation },
  listConversationTimeline: { needs: 'viewer', ask: ofConversation },
  listContactMessages: { needs: 'viewer', ask: ofContact },
  getMessage: { needs: 'viewer', ask: (tenant) => ({ params: { messageId: idOf(tenant, 'message') } }) },
  sendMessage: {
    needs: 'agent',
    ask: send((tenant) => ({
      ...session(tenant),
      ...contact(tenant),
      replyToMessageId: idOf(tenant, 'message'),
    })),
    answers: 202,
    ids: [{ path: 'body.to', kind: 'contact' }],
    also: {
      'body.to': send((tenant) => ({ ...session(tenant), to: idOf(tenant, 'contact') })),
      'body.conversationId': send(conversation),
      'body.mediaId': send((tenant) => ({ ...conversation(tenant), mediaId: idOf(tenant, 'media') })),
      'body.content.messageId': (tenant) => ({
        body: {
          ...conversation(tenant),
          content: { type: 'reaction', emoji: '👍', messageId: idOf(tenant, 'message') },
        },
      }),
    },
  },
  cancelMessage: {
    needs: 'agent',
    ask: (tenant) => ({ params: { messageId: idOf(tenant, 'message', 'queuedMessage') } }),
  },
  retryMessage: {
    needs: 'agent',
    ask: (tenant) => ({ params: { messageId: idOf(tenant, 'message', 'failedMessage') } }),
    answers: 202,
  },
};
