import type { ErrorCode, LoginResult } from '@waqtor/contract';
import { atEnd, type TestDatabase, until } from '@waqtor/testing';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Config } from '../config.ts';
import { registerApiKeyRoutes } from '../features/api-keys/index.ts';
import {
  authenticate,
  chargeInvitation,
  registerLoginRoutes,
  registerOwnLoginRoutes,
  registerPasswordRoutes,
} from '../features/auth/index.ts';
import {
  registerInvitationRoutes,
  registerMemberRoutes,
  registerUserRoutes,
} from '../features/members/index.ts';
import { registerSecurityLogRoutes } from '../features/security-log/index.ts';
import { registerTenantRoutes } from '../features/tenants/index.ts';
import { createHttp } from '../platform/http/server.ts';
import type { Mail } from '../platform/mail/mail.ts';
import type { Role } from '../platform/platform.ts';
import { buildPlatform, type TestPlatform } from '../platform/testing.ts';
import { addHooks, createParts } from './register-api.ts';

/** An API response; `data` is undefined if the request failed, `code` if it succeeded. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every shape
  data: any;
  nextCursor: string | null | undefined;
  code: ErrorCode | undefined;
  details: unknown;
  headers: Record<string, unknown>;
  cookies: { name: string; value: string; [attribute: string]: unknown }[];
  text: string;
}

export interface Ask {
  body?: unknown;
  /** An access token or API key. */
  token?: string | undefined;
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  /** The client's address. */
  ip?: string;
}

/** The user-facing API as served by one process, with the mails it sent. */
export interface TestApp {
  app: FastifyInstance;
  platform: TestPlatform;
  mails: Mail[];
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, ask?: Ask): Promise<Answer>;
  /** Waits for the newest mail to this address and returns the secret in its link. */
  linkFor(email: string, after?: number): Promise<string>;
  /** Registers the owner of a new tenant; sign-up must be open. */
  anOwner(email: string, businessName?: string): Promise<LoginResult>;
  /** Invites a user to the owner's tenant and registers them. */
  aMember(owner: LoginResult, email: string, role: Role): Promise<LoginResult>;
}

export const PASSWORD = 'sesame-opens-99';

/** Builds a test app on `database`; sign-up is open by default. */
export async function buildApp(database: TestDatabase, config: Partial<Config> = {}): Promise<TestApp> {
  const mails: Mail[] = [];
  const platform = {
    ...buildPlatform(database, { openSignUp: true, ...config }),
    mail: {
      async send(mail: Mail) {
        mails.push(mail);
      },
    },
  };
  addHooks(platform, createParts());
  const app = await createHttp({
    platform,
    authenticate: authenticate(platform),
    api: (scope) => {
      registerLoginRoutes(scope);
      registerOwnLoginRoutes(scope);
      registerPasswordRoutes(scope);
      registerUserRoutes(scope);
      registerMemberRoutes(scope);
      registerInvitationRoutes(scope, (tenantId, email) => chargeInvitation(platform, tenantId, email));
      registerTenantRoutes(scope);
      registerApiKeyRoutes(scope);
      registerSecurityLogRoutes(scope);
    },
  });
  atEnd(() => app.close());

  const ask: TestApp['ask'] = async (method, url, { body, token, headers, cookies, ip } = {}) => {
    const options: InjectOptions = {
      method,
      url: `/api/v1${url}`,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
      ...(cookies ? { cookies } : {}),
      remoteAddress: ip ?? '192.0.2.1',
    };
    const answer = await app.inject(options);
    const json = answer.json();
    return {
      status: answer.statusCode,
      data: json.data,
      nextCursor: json.nextCursor,
      code: json.error?.code,
      details: json.error?.details,
      headers: answer.headers,
      cookies: answer.cookies,
      text: answer.body,
    };
  };

  const linkFor: TestApp['linkFor'] = async (email, after = 0) => {
    const isLink = ({ to, text }: Mail) => to === email && text.includes('#token=');
    const mail = await until(() => mails.slice(after).findLast(isLink), { what: `a link for ${email}` });
    return /#token=(\S+)/.exec(mail.text)?.[1] ?? '';
  };

  const register = async (body: object): Promise<LoginResult> => {
    const answer = await ask('POST', '/auth/register', {
      body: { password: PASSWORD, client: 'api_client', ...body },
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.data;
  };

  return {
    app,
    platform,
    mails,
    ask,
    linkFor,
    anOwner: (email, businessName = 'Café Atlas') => register({ email, name: 'Amina', businessName }),
    async aMember(owner, email, role) {
      const after = mails.length;
      const answer = await ask('POST', '/invitations', { token: owner.accessToken, body: { email, role } });
      if (answer.status !== 201) throw new Error(answer.text);
      return register({ email, name: 'Youssef', invitationToken: await linkFor(email, after) });
    },
  };
}
