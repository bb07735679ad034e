import { idOf, type SeededTenant } from '../seeds/seed-tenant.ts';
import { deskCases } from './desk-cases.ts';
import {
  contact,
  conversation,
  listed,
  ofContact,
  ofConversation,
  ofSession,
  type RouteCase,
  session,
} from './route-case.ts';

export type { Input, RouteCase } from './route-case.ts';

const send = (what: (tenant: SeededTenant) => object) => (tenant: SeededTenant) => ({
  body: { message: 'Bonjour', ...what(tenant) },
});

export const PASSWORD = 'sesame-opens-99';
const NEW_PASSWORD = 'another-sesame-77';
const noToken = 'nobody-wrote-this-token';

const auth: Record<string, RouteCase> = {
  findSignInOptions: { needs: 'public' },
  register: {
    needs: 'public',
    ask: ({ invitationToken, canary }) => ({
      body: {
        email: `${canary}.guest@example.com`,
        password: NEW_PASSWORD,
        name: 'Guest',
        invitationToken,
        client: 'program',
      },
    }),
    answers: 201,
  },
  login: {
    needs: 'public',
    ask: ({ people, id }) => ({
      body: { email: people.owner.email, password: PASSWORD, tenantId: `ten_${id.replaceAll('-', '')}` },
    }),
  },
  refresh: { needs: 'public', ask: ({ refreshToken }) => ({ body: { refreshToken } }) },
  logout: { needs: 'public', ask: ({ refreshToken }) => ({ body: { refreshToken } }) },
  requestSignUpLink: {
    needs: 'public',
    ask: ({ people }) => ({ body: { email: people.owner.email } }),
    answers: 202,
  },
  forgotPassword: {
    needs: 'public',
    ask: ({ people }) => ({ body: { email: people.owner.email } }),
    answers: 202,
  },
  resetPassword: {
    needs: 'public',
    ask: () => ({ body: { token: noToken, password: NEW_PASSWORD } }),
    answers: 410,
  },
  readInvitation: { needs: 'public', ask: ({ invitationToken }) => ({ body: { token: invitationToken } }) },
  changePassword: {
    needs: 'viewer',
    isPersonal: true,
    ask: () => ({ body: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } }),
  },
  listLogins: { needs: 'viewer', isPersonal: true },
  endLogin: {
    needs: 'viewer',
    isPersonal: true,
    ask: (tenant) => ({ params: { loginId: idOf(tenant, 'login') } }),
  },
  endOtherLogins: { needs: 'viewer', isPersonal: true },
  listOwnTenants: { needs: 'viewer', isPersonal: true },
  switchTenant: {
    needs: 'viewer',
    isPersonal: true,
    ask: (tenant) => ({ body: { tenantId: idOf(tenant, 'tenant') } }),
  },
  reauthenticate: { needs: 'viewer', isPersonal: true, ask: () => ({ body: { password: PASSWORD } }) },
  endMemberLogins: { needs: 'admin', ask: (tenant) => ({ params: { userId: idOf(tenant, 'user') } }) },
  createSocketTicket: { needs: 'viewer', answers: 201 },
  getUser: { needs: 'viewer', isPersonal: true },
  updateUser: { needs: 'viewer', isPersonal: true, ask: () => ({ body: { name: 'Amina B.' } }) },
};

const business: Record<string, RouteCase> = {
  getTenant: { needs: 'viewer' },
  getMonitoring: { needs: 'admin' },
  updateTenant: { needs: 'admin', ask: () => ({ body: { industry: 'tea' } }) },
  listMembers: { needs: 'viewer' },
  changeMemberRole: {
    needs: 'admin',
    isPersonal: true,
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user') }, body: { role: 'viewer' } }),
  },
  changeAvailability: {
    needs: 'agent',
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user') }, body: { availability: 'away' } }),
  },
  getMemberRemovalPreview: {
    needs: 'viewer',
    // Viewers may read only their own.
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user', 'viewer') } }),
  },
  removeMember: {
    needs: 'viewer',
    // A viewer may leave, but remove no other member.
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user', 'viewer') } }),
  },
  createInvitation: {
    needs: 'admin',
    isPersonal: true,
    ask: () => ({ body: { email: 'nadia@example.com', role: 'viewer' } }),
    answers: 201,
  },
  listInvitations: { needs: 'admin' },
  revokeInvitation: {
    needs: 'admin',
    ask: (tenant) => ({ params: { invitationId: idOf(tenant, 'invitation') } }),
  },
  acceptInvitation: {
    needs: 'viewer',
    isPersonal: true,
    ask: () => ({ body: { token: noToken } }),
    answers: 410,
  },
  createApiKey: {
    needs: 'admin',
    isPersonal: true,
    ask: () => ({ body: { name: 'n8n', role: 'viewer' } }),
    answers: 201,
  },
  listApiKeys: { needs: 'admin' },
  revokeApiKey: { needs: 'admin', ask: (tenant) => ({ params: { apiKeyId: idOf(tenant, 'apiKey') } }) },
  listSecurityEvents: { needs: 'admin' },
  listEvents: { needs: 'viewer', ask: () => ({ query: { after: '0' } }) },
  search: { needs: 'viewer', ask: ({ canary }) => ({ query: { q: canary } }) },
};

const sessions: Record<string, RouteCase> = {
  createSession: {
    needs: 'admin',
    ask: (tenant) => ({
      body: {
        engine: 'cloud',
        name: 'Second desk',
        ...tenant.spareProviderInput,
        settings: { teamId: idOf(tenant, 'team') },
      },
    }),
    answers: 201,
  },
  getSandbox: { needs: 'viewer' },
  startSandbox: { needs: 'admin', answers: 422 },
  createSandboxSession: { needs: 'admin', ask: () => ({ body: { name: 'Try-out' } }), answers: 422 },
  testSession: {
    needs: 'admin',
    ask: ({ spareProviderInput }) => ({ body: { engine: 'cloud', ...spareProviderInput } }),
  },
  listSessions: { needs: 'viewer' },
  getSession: { needs: 'viewer', ask: ofSession },
  updateSession: {
    needs: 'admin',
    ask: (tenant) => ({
      ...ofSession(tenant),
      body: { name: 'Front desk', settings: { teamId: idOf(tenant, 'team') } },
    }),
  },
  restartSession: { needs: 'admin', ask: ofSession },
  deleteSession: { needs: 'admin', ask: ofSession },
  getSessionStatus: { needs: 'viewer', ask: ofSession },
  getSessionHealth: { needs: 'viewer', ask: ofSession },
  getSessionStatistics: { needs: 'viewer', ask: ofSession },
  getSessionDeletionPreview: { needs: 'viewer', ask: ofSession },
  listSessionErrors: { needs: 'viewer', ask: ofSession },
  getSessionQr: { needs: 'admin', ask: ofSession, answers: 422 },
  getSessionProfile: { needs: 'viewer', ask: ofSession },
  listTemplates: { needs: 'viewer', ask: (tenant) => ({ ...ofSession(tenant), query: { q: 'hello' } }) },
  updateSessionProfile: {
    needs: 'admin',
    ask: (tenant) => ({ ...ofSession(tenant), body: { about: 'Open till late' } }),
  },
};

const item = (tenant: SeededTenant) => ({ ...session(tenant), itemId: idOf(tenant, 'webhookItem') });

const files: Record<string, RouteCase> = {
  listWebhookItems: { needs: 'viewer', ask: ofSession },
  getWebhookItem: { needs: 'viewer', ask: (tenant) => ({ params: item(tenant) }) },
  listUnmatchedStatuses: { needs: 'viewer', ask: ofSession },
  uploadMedia: { needs: 'agent', ask: () => ({ file: '%PDF-1.7 the menu' }), answers: 201 },
  // Only the id is replaced: the link of another file is not valid for it.
  getMedia: {
    needs: 'public',
    ask: (tenant) => ({ params: { mediaId: idOf(tenant, 'media') }, query: tenant.mediaLink }),
    refuses: { 'params.mediaId': 403 },
  },
};

const filtered = (tenant: SeededTenant) => ({
  q: tenant.canary,
  tags: idOf(tenant, 'tag'),
  withoutTags: idOf(tenant, 'tag', 'otherTag'),
});

const inbox: Record<string, RouteCase> = {
  listConversations: {
    needs: 'viewer',
    ask: (tenant) => ({
      query: {
        ...session(tenant),
        ...contact(tenant),
        assignee: idOf(tenant, 'user'),
        tag: idOf(tenant, 'tag'),
        team: idOf(tenant, 'team'),
        q: tenant.canary,
      },
    }),
  },
  startConversation: {
    needs: 'agent',
    ask: (tenant) => ({ body: { ...session(tenant), ...contact(tenant) } }),
  },
  changeConversations: {
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
  createContact: { needs: 'agent', ask: () => ({ body: { phone: '+212612999999' } }), answers: 201 },
  listContacts: {
    needs: 'viewer',
    ask: (tenant) => ({ query: filtered(tenant) }),
  },
  countContacts: { needs: 'viewer', ask: (tenant) => ({ query: filtered(tenant) }) },
  blockContact: {
    needs: 'agent',
    ask: (tenant) => ({ params: contact(tenant), body: { reason: 'abuse' } }),
  },
  unblockContact: { needs: 'agent', ask: ofContact },
  releaseConversation: { needs: 'agent', ask: ofConversation },
  releaseMessage: { needs: 'agent', ask: (tenant) => ({ params: { messageId: idOf(tenant, 'message') } }) },
  exportContacts: { needs: 'admin', ask: (tenant) => ({ query: filtered(tenant) }) },
  listContactAttributes: { needs: 'viewer' },
  deleteContacts: {
    needs: 'admin',
    ask: (tenant) => ({ body: { contactIds: [idOf(tenant, 'contact', 'otherContact')] } }),
  },
  getContact: { needs: 'viewer', ask: ofContact },
  updateContact: { needs: 'agent', ask: (tenant) => ({ ...ofContact(tenant), body: { language: 'ar' } }) },
  deleteContact: { needs: 'admin', ask: ofContact },
  mergeContact: {
    needs: 'agent',
    ask: (tenant) => ({
      params: { contactId: idOf(tenant, 'contact', 'otherContact') },
      body: { targetId: idOf(tenant, 'contact') },
    }),
  },
  listMergeSuggestions: { needs: 'viewer', ask: ofContact },
  dismissMergeSuggestion: {
    needs: 'agent',
    ask: (tenant) => ({
      params: { contactId: idOf(tenant, 'contact'), suggestionId: idOf(tenant, 'mergeSuggestion') },
    }),
  },
};

/** One case for every operationId. */
export const routeCases: Record<string, RouteCase> = {
  ...auth,
  ...business,
  ...sessions,
  ...files,
  ...inbox,
  ...deskCases,
};
