import { create } from 'zustand';
import type { components } from '../api.generated.ts';
import { adoptAppearance } from '../preferences.ts';

type LoginResult = components['schemas']['LoginResult'];

/**
 * Why the user is signed out: they signed out (`left`), here or in another tab, or the server ended the login
 * (`ended`).
 */
export type SignOutReason = 'left' | 'ended';
/** `unknown` until the first refresh. */
type LoginState =
  | { status: 'unknown'; login: undefined }
  | { status: 'out'; login: undefined; reason?: SignOutReason | undefined }
  | { status: 'in'; login: LoginResult };

/**
 * The login in this tab. The access token is kept in memory only, the refresh token in an HttpOnly cookie.
 */
export const useLogin = create<LoginState>(() => ({ status: 'unknown', login: undefined }));

/** Messages between tabs, which share one cookie. */
type TabMessage =
  | { kind: 'signing-out' }
  | { kind: 'out'; reason: SignOutReason }
  | { kind: 'in'; userId: string; tenantId: string }
  | { kind: 'user'; user: LoginResult['user'] };
const tabs = typeof window === 'undefined' ? undefined : new BroadcastChannel('waqtor-login');
if (tabs) tabs.onmessage = ({ data }: MessageEvent<TabMessage>) => handleTabMessage(data);

/** The token is renewed this long before it expires, so that it does not expire in flight. */
const RENEW_BEFORE_MS = 60_000;
/** A sign-out is in progress: a refused refresh is expected and not reported as an ended login. */
let isSigningOut = false;
let refreshing: Promise<LoginResult | undefined> | undefined;

/** The user and business whose data this tab has loaded. */
let lastIdentity: string | undefined;

/** Sets the login of this tab after signing in or switching the business. */
export function beginLogin(login: LoginResult): void {
  const hasChanged = lastIdentity !== undefined && lastIdentity !== identityOf(login);
  setLogin(login);
  tabs?.postMessage({ kind: 'in', userId: login.user.id, tenantId: login.tenant.id } satisfies TabMessage);
  // A full page load discards all drafts, files and lists of the previous user.
  if (hasChanged) location.assign('/inbox');
}

const identityOf = ({ user, tenant }: LoginResult): string => `${tenant.id}:${user.id}`;

/** Signs out in every tab, even if the server cannot be reached; its cookie then expires on its own. */
export async function signOutAllTabs(revokeOnServer: () => Promise<unknown>): Promise<void> {
  isSigningOut = true;
  tabs?.postMessage({ kind: 'signing-out' } satisfies TabMessage);
  await revokeOnServer().catch(() => {});
  endLogin('left');
}

/** Marks all tabs as signed out. */
function endLogin(reason: SignOutReason): void {
  // No reason is shown to someone who was not signed in.
  const { status } = useLogin.getState();
  const wasSignedIn = status === 'in';
  isSigningOut = false;
  if (status === 'out') return;
  useLogin.setState({ status: 'out', login: undefined, reason: wasSignedIn ? reason : undefined });
  if (wasSignedIn) tabs?.postMessage({ kind: 'out', reason } satisfies TabMessage);
}

/** Updates the signed-in user in every tab. */
export function updateOwnUser(user: LoginResult['user']): void {
  setUser(user);
  tabs?.postMessage({ kind: 'user', user } satisfies TabMessage);
}

/** Whether the user takes part in round-robin assignment; other tabs learn it from the event log. */
export function updateOwnAvailability(availability: LoginResult['availability']): void {
  const { login } = useLogin.getState();
  if (login && login.availability !== availability)
    useLogin.setState({ status: 'in', login: { ...login, availability } });
}

function setUser(user: LoginResult['user']): void {
  const { login } = useLogin.getState();
  if (login?.user.id === user.id) useLogin.setState({ status: 'in', login: { ...login, user } });
}

/** An access token valid for at least a minute; undefined if nobody is signed in. */
export async function freshToken(): Promise<string | undefined> {
  const { login } = useLogin.getState();
  if (login && Date.parse(login.expiresAt) - Date.now() > RENEW_BEFORE_MS) return login.accessToken;
  return (await refreshLogin())?.accessToken;
}

/** Exchanges the refresh cookie for a new access token; one exchange at a time across all tabs. */
export function refreshLogin(): Promise<LoginResult | undefined> {
  refreshing ??= navigator.locks.request('waqtor-refresh', exchangeRefreshToken).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function exchangeRefreshToken(): Promise<LoginResult | undefined> {
  const before = useLogin.getState().login?.accessToken;
  const response = await fetch('/api/v1/auth/refresh', { method: 'POST' });
  // Read the body: a `no-store` response keeps its connection busy until it is consumed.
  const body = await response.text();
  if (response.status === 401) {
    // If the user has signed in since, the 401 is about the previous cookie.
    const { login } = useLogin.getState();
    if (login && login.accessToken !== before) return login;
    endLogin(isSigningOut ? 'left' : 'ended');
    return undefined;
  }
  if (!response.ok) throw new Error(`the login could not be refreshed (${response.status})`);
  const { data } = JSON.parse(body) as { data: LoginResult };
  setLogin(data);
  return data;
}

function setLogin(login: LoginResult): void {
  isSigningOut = false;
  adoptAppearance(login.user);
  lastIdentity = identityOf(login);
  useLogin.setState({ status: 'in', login });
}

function handleTabMessage(message: TabMessage): void {
  const { status, login } = useLogin.getState();
  if (message.kind === 'signing-out') isSigningOut = true;
  if (message.kind === 'user') setUser(message.user);
  if (message.kind === 'out' && status === 'in')
    useLogin.setState({ status: 'out', login: undefined, reason: message.reason });
  if (message.kind === 'in') {
    if (status === 'out') refreshLogin().catch(() => {});
    // This tab shows the data of another user or business.
    else if (login && (login.user.id !== message.userId || login.tenant.id !== message.tenantId))
      location.assign('/inbox');
  }
}
