import { idOf } from '../seeds/seed-tenant.ts';
import { noToken } from './auth-cases.ts';
import type { RouteCase } from './route-case.ts';

export const tenantCases: Record<string, RouteCase> = {
  getTenant: { needs: 'viewer' },
  getMonitoring: { needs: 'admin' },
  updateTenant: { needs: 'admin', ask: () => ({ body: { industry: 'tea' } }) },
  listMembers: { needs: 'viewer' },
  updateMemberRole: {
    needs: 'admin',
    isPersonal: true,
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user') }, body: { role: 'viewer' } }),
  },
  updateAvailability: {
    needs: 'agent',
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user') }, body: { availability: 'away' } }),
  },
  deactivateMember: {
    needs: 'admin',
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user', 'viewer') } }),
  },
  reactivateMember: {
    needs: 'admin',
    isPersonal: true,
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user', 'viewer') } }),
  },
  getMemberRemovalPreview: {
    needs: 'viewer',
    // A viewer may read only their own preview.
    ask: (tenant) => ({ params: { userId: idOf(tenant, 'user', 'viewer') } }),
  },
  removeMember: {
    needs: 'viewer',
    // A viewer may leave, but not remove other members.
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
  listEvents: { needs: 'viewer', ask: () => ({ query: { afterSeq: '0' } }) },
  search: { needs: 'viewer', ask: ({ canary }) => ({ query: { q: canary } }) },
};
