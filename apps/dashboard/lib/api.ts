import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './api.generated.ts';
import { freshToken, refreshLogin } from './login/login.ts';
import { askForPassword, mayRequirePassword } from './login/reauthenticate.ts';
import { learnServerClock } from './time/server-clock.ts';

/** The API's schemas by name, generated from the OpenAPI document. */
export type Schemas = components['schemas'];

/** An unsuccessful response: `code` is one of the error registry, or `offline` if there was no response. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly details: readonly Schemas['Problem'][];
  constructor(code: string, status: number, message: string, details: readonly Schemas['Problem'][] = []) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** Paths of the sign-in area that nevertheless require an access token. */
const authenticatedAuthPaths = /^\/api\/v1\/auth\/(ws-ticket|logins|tenants|switch|reauthenticate)/;

/**
 * Clones of running requests that may require recent authentication, taken before their body was consumed, so
 * that they can be sent again.
 */
const retryableRequests = new Map<string, Request>();

/**
 * Middleware: if an operation requires recent authentication, asks for the password and sends the request
 * again.
 */
async function retryAfterPassword(
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

const authentication: Middleware = {
  async onRequest({ request, schemaPath, id }) {
    if (schemaPath.startsWith('/api/v1/auth/') && !authenticatedAuthPaths.test(schemaPath)) return undefined;
    const token = await freshToken().catch(() => {
      throw new ApiError('offline', 0, 'The server cannot be reached.');
    });
    if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
    if (mayRequirePassword(request.method, schemaPath)) retryableRequests.set(id, request.clone());
    return request;
  },
  onResponse({ response, id }) {
    learnServerClock(response);
    const request = retryableRequests.get(id);
    retryableRequests.delete(id);
    return retryAfterPassword(response, request);
  },
  onError({ id }) {
    retryableRequests.delete(id);
    return new ApiError('offline', 0, 'The server cannot be reached.');
  },
};

/** The typed API client; paths and bodies are checked against the OpenAPI document. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(authentication);

interface ApiResult<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

/** The body of a successful response. Throws `ApiError`; if the login has ended, signs this browser out. */
export async function unwrap<Body>(call: Promise<ApiResult<Body>>): Promise<Body> {
  const { data, error, response } = await call;
  if (data !== undefined) return data;
  throw await toApiError(response, error);
}

/** Converts an unsuccessful response to an `ApiError`. If the login has ended, signs this browser out. */
export async function toApiError(
  { status, statusText }: { status: number; statusText: string },
  body: unknown,
): Promise<ApiError> {
  const apiError = (
    body as { error?: { code: string; message: string; details?: Schemas['Problem'][] } } | undefined | null
  )?.error;
  const code = apiError?.code ?? 'internal_error';
  // A 401 alone does not end the login, a refused refresh does: another tab may have switched the business or
  // signed in again, which replaces the cookie.
  if (status === 401 && (code === 'unauthenticated' || code === 'login_ended'))
    await refreshLogin().catch(() => {});
  // A proxy in between may answer in another shape.
  const details = Array.isArray(apiError?.details) ? apiError.details : [];
  return new ApiError(code, status, apiError?.message ?? statusText, details);
}
