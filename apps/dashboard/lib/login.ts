import { create } from 'zustand';
import type { components } from './api.generated.ts';

type SignedIn = components['schemas']['SignedIn'];

/** `unknown` until the refresh cookie was asked. */
type LoginState = { status: 'unknown' | 'out'; login: undefined } | { status: 'in'; login: SignedIn };

/** Who is signed in, in this tab. The access token lives in memory only; the refresh token in a cookie no script reads. */
export const useLogin = create<LoginState>(() => ({ status: 'unknown', login: undefined }));

/** Renewed this long before it ends, so that no request starts with a token that dies on the way. */
const SPARE_MS = 60_000;
let refreshing: Promise<SignedIn | undefined> | undefined;

export function beginLogin(login: SignedIn): void {
  useLogin.setState({ status: 'in', login });
}

export function endLogin(): void {
  useLogin.setState({ status: 'out', login: undefined });
}

/** The new name or language of the signed-in person. */
export function updateOwnUser(user: SignedIn['user']): void {
  const { login } = useLogin.getState();
  if (login) useLogin.setState({ status: 'in', login: { ...login, user } });
}

/** A token that is good for at least a minute; undefined when nobody is signed in. */
export async function freshToken(): Promise<string | undefined> {
  const { login } = useLogin.getState();
  if (login && Date.parse(login.expiresAt) - Date.now() > SPARE_MS) return login.accessToken;
  return (await refreshLogin())?.accessToken;
}

/** Trades the cookie for a new token; one trade at a time, over all tabs. */
export function refreshLogin(): Promise<SignedIn | undefined> {
  refreshing ??= navigator.locks.request('waqtor-refresh', trade).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function trade(): Promise<SignedIn | undefined> {
  const response = await fetch('/api/v1/auth/refresh', { method: 'POST' });
  if (response.status === 401) {
    endLogin();
    return undefined;
  }
  if (!response.ok) throw new Error(`the login could not be refreshed (${response.status})`);
  const { data } = (await response.json()) as { data: SignedIn };
  beginLogin(data);
  return data;
}
