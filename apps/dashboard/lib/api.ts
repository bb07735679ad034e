import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './api.generated.ts';
import { freshToken, refreshLogin } from './login/login.ts';
import { askForPassword, givesAuthority } from './login/reauthenticate.ts';
import { learnServerClock } from './server-clock.ts';

/** The shapes of the API, by the names of its document. */
export type Schemas = components['schemas'];

/** An answer that is no success: `code` is of the error registry, or `offline` when no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly details: unknown;
  constructor(code: string, status: number, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** What is for whoever is signed in, of the paths where people come in. */
const forSignedIn = /^\/api\/v1\/auth\/(ws-ticket|logins|tenants|switch|reauthenticate)/;

/** Requests under way that may ask for a password, as they were before their body was read: to be sent again after it. */
const repeatable = new Map<string, Request>();

/** What gives authority asks for a recent password: it is asked for, and the request sent again. */
async function orAfterPassword(
  response: Response,
  request: Request | undefined,
): Promise<Response | undefined> {
  if (response.status !== 403 || !request) return undefined;
  const body = (await response.clone().json()) as { error?: { code?: string } };
  if (body.error?.code !== 'reauthentication_required' || !(await askForPassword())) return undefined;
  const token = await freshToken();
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return fetch(request);
}

const identify: Middleware = {
  async onRequest({ request, schemaPath, id }) {
    if (schemaPath.startsWith('/api/v1/auth/') && !forSignedIn.test(schemaPath)) return undefined;
    const token = await freshToken().catch(() => {
      throw new ApiError('offline', 0, 'The server cannot be reached.');
    });
    if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
    if (givesAuthority(request.method, schemaPath)) repeatable.set(id, request.clone());
    return request;
  },
  onResponse({ response, id }) {
    learnServerClock(response);
    const request = repeatable.get(id);
    repeatable.delete(id);
    return orAfterPassword(response, request);
  },
  onError({ id }) {
    repeatable.delete(id);
    return new ApiError('offline', 0, 'The server cannot be reached.');
  },
};

/** The typed client; every path and body is checked against the document of the API. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(identify);

interface Answer<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/** The whole body of a successful answer. Throws `ApiError`; a login that was ended signs this browser out. */
export async function ask<Body>(call: Promise<Answer<Body>>): Promise<Body> {
  const { data, error, response } = await call;
  if (data !== undefined) return data;
  throw await readFailure(response, error);
}

/** What an answer says that is no success. A login that was ended signs this browser out. */
export async function readFailure(
  { status, statusText }: { status: number; statusText: string },
  body: unknown,
): Promise<ApiError> {
  const failure = (
    body as { error?: { code: string; message: string; details?: unknown } } | undefined | null
  )?.error;
  const code = failure?.code ?? 'internal_error';
  // The cookie has the last word: another tab may have changed to another business, or signed in anew.
  if (status === 401 && (code === 'unauthenticated' || code === 'login_revoked'))
    await refreshLogin().catch(() => {});
  return new ApiError(code, status, failure?.message ?? statusText, failure?.details);
}
