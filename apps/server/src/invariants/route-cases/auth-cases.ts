import { idOf } from '../seeds/seed-tenant.ts';
import type { RouteCase } from './route-case.ts';

export const PASSWORD = 'sesame-opens-99';
const NEW_PASSWORD = 'another-sesame-77';
export const noToken = 'nobody-wrote-this-token';

export const authCases: Record<string, RouteCase> = {
  getSignInOptions: { needs: 'public' },
  register: {
    needs: 'public',
    ask: ({ invitationToken, canary }) => ({
      body: {
        email: `${canary}.guest@example.com`,
        password: NEW_PASSWORD,
        name: 'Guest',
        invitationToken,
        client: 'api_client',
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
  getInvitation: { needs: 'public', ask: ({ invitationToken }) => ({ body: { token: invitationToken } }) },
  updatePassword: {
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
  listTenants: { needs: 'viewer', isPersonal: true },
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
