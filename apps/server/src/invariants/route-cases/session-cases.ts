import { idOf, type SeededTenant } from '../seeds/seed-tenant.ts';
import { ofSession, type RouteCase, session } from './route-case.ts';

export const sessionCases: Record<string, RouteCase> = {
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

export const fileCases: Record<string, RouteCase> = {
  listWebhookItems: { needs: 'viewer', ask: ofSession },
  getWebhookItem: { needs: 'viewer', ask: (tenant) => ({ params: item(tenant) }) },
  listUnmatchedStatuses: { needs: 'viewer', ask: ofSession },
  uploadMedia: { needs: 'agent', ask: () => ({ file: '%PDF-1.7 the menu' }), answers: 201 },
  // Only the id is replaced, because a signed link is valid for its own file only.
  getMedia: {
    needs: 'public',
    ask: (tenant) => ({ params: { mediaId: idOf(tenant, 'media') }, query: tenant.mediaLink }),
    refuses: { 'params.mediaId': 403 },
  },
};
