import { defaultNotificationSettings } from '@waqtor/contract';
import { idOf, type SeededTenant } from '../seeds/seed-tenant.ts';
import { contact, conversation, ofContact, ofConversation, type RouteCase, session } from './route-case.ts';

const ofTag = (tenant: SeededTenant) => ({ params: { tagId: idOf(tenant, 'tag') } });
const tagging = (tenant: SeededTenant) => ({
  add: [idOf(tenant, 'tag')],
  remove: [idOf(tenant, 'tag', 'otherTag')],
});

const tags: Record<string, RouteCase> = {
  listTags: { needs: 'viewer', ask: ({ canary }) => ({ query: { q: canary } }) },
  createTag: { needs: 'agent', ask: () => ({ body: { name: 'VIP', color: 'amber' } }), answers: 201 },
  getTag: { needs: 'viewer', ask: ofTag },
  updateTag: { needs: 'agent', ask: (tenant) => ({ ...ofTag(tenant), body: { color: 'pink' } }) },
  deleteTag: { needs: 'admin', ask: ofTag },
  bulkTagContacts: {
    needs: 'agent',
    ask: (tenant) => ({ body: { contactIds: [idOf(tenant, 'contact')], ...tagging(tenant) } }),
  },
  tagContact: {
    needs: 'agent',
    ask: (tenant) => ({ ...ofContact(tenant), body: tagging(tenant) }),
  },
  tagConversation: {
    needs: 'agent',
    ask: (tenant) => ({ ...ofConversation(tenant), body: tagging(tenant) }),
  },
};

const ofTeam = (tenant: SeededTenant) => ({ params: { teamId: idOf(tenant, 'team') } });

const teams: Record<string, RouteCase> = {
  listTeams: { needs: 'viewer', ask: () => ({}) },
  createTeam: {
    needs: 'admin',
    ask: (tenant) => ({ body: { name: 'Support', memberIds: [idOf(tenant, 'user')] } }),
    answers: 201,
  },
  getTeam: { needs: 'viewer', ask: ofTeam },
  updateTeam: {
    needs: 'admin',
    ask: (tenant) => ({
      ...ofTeam(tenant),
      body: {
        assignment: 'round_robin',
        maxOpenConversationsPerMember: 3,
        memberIds: [idOf(tenant, 'user')],
      },
    }),
  },
  deleteTeam: { needs: 'admin', ask: ofTeam },
};

const ofAnswer = (tenant: SeededTenant) => ({ params: { cannedResponseId: idOf(tenant, 'cannedResponse') } });

const answers: Record<string, RouteCase> = {
  listCannedResponses: { needs: 'viewer', ask: ({ canary }) => ({ query: { q: canary } }) },
  createCannedResponse: {
    needs: 'agent',
    ask: (tenant) => ({
      body: {
        shortcut: 'menu',
        title: 'Menu',
        translations: { fr: 'Voici' },
        mediaId: idOf(tenant, 'media'),
      },
    }),
    answers: 201,
  },
  getCannedResponse: { needs: 'viewer', ask: ofAnswer },
  renderCannedResponse: {
    needs: 'agent',
    ask: (tenant) => ({ ...ofAnswer(tenant), query: conversation(tenant) }),
  },
  updateCannedResponse: {
    needs: 'agent',
    ask: (tenant) => ({
      ...ofAnswer(tenant),
      body: { title: 'Menu', mediaId: idOf(tenant, 'media') },
    }),
  },
  deleteCannedResponse: { needs: 'agent', ask: ofAnswer },
};

const ofNotification = (tenant: SeededTenant) => ({
  params: { notificationId: idOf(tenant, 'notification') },
});
const personal = { needs: 'viewer', isPersonal: true } as const;

const notifications: Record<string, RouteCase> = {
  listNotifications: personal,
  countUnreadNotifications: personal,
  markAllNotificationsRead: personal,
  markNotificationRead: { ...personal, ask: ofNotification },
  deleteNotification: { ...personal, ask: ofNotification },
  getNotificationSettings: personal,
  setNotificationSettings: { ...personal, ask: () => ({ body: defaultNotificationSettings }) },
  getPushKey: personal,
  setPushSubscription: {
    ...personal,
    ask: () => ({
      body: {
        endpoint: 'https://push.example.com/abc',
        keys: {
          // The example of RFC 8291.
          p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
          auth: 'BTBZMqHH6r4Tts7J_aSIgg',
        },
      },
    }),
  },
};

const ofView = (tenant: SeededTenant) => ({ params: { viewId: idOf(tenant, 'view') } });
const filters = (tenant: SeededTenant) => ({
  ...session(tenant),
  ...contact(tenant),
  assignee: idOf(tenant, 'user'),
  tags: idOf(tenant, 'tag'),
  team: idOf(tenant, 'team'),
});

const views: Record<string, RouteCase> = {
  listViews: { needs: 'viewer' },
  createView: {
    needs: 'viewer',
    isPersonal: true,
    ask: (tenant) => ({ body: { name: 'Mine', filters: filters(tenant) } }),
    answers: 201,
  },
  countUnreadConversations: { needs: 'viewer' },
  getView: { needs: 'viewer', ask: ofView },
  updateView: {
    needs: 'viewer',
    ask: (tenant) => ({ ...ofView(tenant), body: { filters: filters(tenant) } }),
  },
  deleteView: { needs: 'viewer', ask: ofView },
};

const ofMacro = (tenant: SeededTenant) => ({ params: { macroId: idOf(tenant, 'macro') } });
const doing = (action: object, isNew: boolean) => (tenant: SeededTenant) =>
  isNew ? { body: { name: 'Mine', actions: [action] } } : { ...ofMacro(tenant), body: { actions: [action] } };
/** A macro action contains one id, so each type of id needs its own request. */
const named = (isNew: boolean) => ({
  'body.actions.0.teamId': (tenant: SeededTenant) =>
    doing({ action: 'assign_team', teamId: idOf(tenant, 'team') }, isNew)(tenant),
  'body.actions.0.assigneeId': (tenant: SeededTenant) =>
    doing({ action: 'assign', assigneeId: idOf(tenant, 'user') }, isNew)(tenant),
  'body.actions.0.tagIds.0': (tenant: SeededTenant) =>
    doing({ action: 'tag', tagIds: [idOf(tenant, 'tag')] }, isNew)(tenant),
  'body.actions.0.cannedResponseId': (tenant: SeededTenant) =>
    doing(
      { action: 'send_canned_response', cannedResponseId: idOf(tenant, 'cannedResponse') },
      isNew,
    )(tenant),
});

const macros: Record<string, RouteCase> = {
  listMacros: { needs: 'agent' },
  createMacro: {
    needs: 'agent',
    isPersonal: true,
    ask: doing({ action: 'resolve' }, true),
    also: named(true),
    refuses: { 'body.actions.0.assigneeId': 422 },
    answers: 201,
  },
  getMacro: { needs: 'agent', ask: ofMacro },
  updateMacro: {
    needs: 'agent',
    ask: doing({ action: 'resolve' }, false),
    also: named(false),
  },
  deleteMacro: { needs: 'agent', ask: ofMacro },
  runMacro: {
    needs: 'agent',
    ask: (tenant) => ({
      ...ofMacro(tenant),
      body: { conversationIds: [idOf(tenant, 'conversation')] },
    }),
  },
};

/** Cases for tags, teams, canned responses, notifications, views and macros. */
export const deskCases: Record<string, RouteCase> = {
  ...tags,
  ...teams,
  ...answers,
  ...notifications,
  ...views,
  ...macros,
};
