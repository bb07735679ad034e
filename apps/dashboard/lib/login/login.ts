import { create } from 'zustand';
import type { components } from '../api.generated.ts';
import { adoptAppearance } from '../preferences.ts';

type SignedIn = components['schemas']['SignedIn'];

/**
 * Why the user is signed out: they signed out (`left`), here or in another tab, or the server ended the login
 * (`ended`).
 */
export type OutReason = 'left' | 'ended';
/** `unknown` until the first refresh. */
type LoginState =
  | { status: 'unknown'; login: undefined }
  | { status: 'out'; login: undefined; reason?: OutReason | undefined }
  | { status: 'in'; login: SignedIn };

/**
 * The login in this tab. The access token is kept in memory only, the refresh token in an HttpOnly cookie.
 */
export const useLogin = create<LoginState>(() => ({ status: 'unknown', login: undefined }));

/** Messages between tabs, which share one cookie. */
type TabMessage =
  | { kind: 'leaving' }
  | { kind: 'out'; reason: OutReason }
  | { kind: 'in'; userId: string; tenantId: string }
  | { kind: 'user'; user: SignedIn['user'] };
const tabs = typeof window === 'undefined' ? undefined : new BroadcastChannel('waqtor-login');
if (tabs) tabs.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data);

/** The token is renewed this long before it expires, so that it does not expire in flight. */
const SPARE_MS = 60_000;
/** A sign-out is in progress: a refused refresh is expected and not reported as an ended login. */
let isLeaving = false;
let refreshing: Promise<SignedIn | undefined> | undefined;

/** The user and business whose data this tab has loaded. */
let lastPerson: string | undefined;

/** Sets the login of this tab after signing in or switching the business. */
export function beginLogin(login: SignedIn): void {
  const isAnother = lastPerson !== undefined && lastPerson !== personOf(login);
  hold(login);
  tabs?.postMessage({ kind: 'in', userId: login.user.id, tenantId: login.tenant.id } satisfies TabMessage);
  // A full page load discards all drafts, files and lists of the previous user.
  if (isAnother) location.assign('/inbox');
}

const personOf = ({ user, tenant }: SignedIn): string => `${tenant.id}:${user.id}`;

/** Signs out in every tab, even if the server cannot be reached; its cookie then expires by itself. */
export async function leave(tellServer: () => Promise<unknown>): Promise<void> {
  isLeaving = true;
  tabs?.postMessage({ kind: 'leaving' } satisfies TabMessage);
  await tellServer().catch(() => {});
  endLogin('left');
}

/** Marks all tabs as signed out. */
function endLogin(reason: OutReason): void {
  // No reason is shown to someone who was not signed in.
  const { status } = useLogin.getState();
  const wasIn = status === 'in';
  isLeaving = false;
  if (status === 'out') return;
  useLogin.setState({ status: 'out', login: undefined, reason: wasIn ? reason : undefined });
  if (wasIn) tabs?.postMessage({ kind: 'out', reason } satisfies TabMessage);
}

/** Updates the signed-in user in every tab. */
export function updateOwnUser(user: SignedIn['user']): void {
  showUser(user);
  tabs?.postMessage({ kind: 'user', user } satisfies TabMessage);
}

/** Whether the user takes part in round-robin assignment; other tabs learn it from the event log. */
export function updateOwnAvailability(availability: SignedIn['availability']): void {
  const { login } = useLogin.getState();
  if (login && login.availability !== availability)
    useLogin.setState({ status: 'in', login: { ...login, availability } });
}

function showUser(user: SignedIn['user']): void {
  const { login } = useLogin.getState();
  if (login?.user.id === user.id) useLogin.setState({ status: 'in', login: { ...login, user } });
}

/** An access token valid for at least a minute; undefined if nobody is signed in. */
export async function freshToken(): Promise<string | undefined> {
  const { login } = useLogin.getState();
  if (login && Date.parse(login.expiresAt) - Date.now() > SPARE_MS) return login.accessToken;
  return (await refreshLogin())?.accessToken;
}

/** Exchanges the refresh cookie for a new access token; one exchange at a time across all tabs. */
export function refreshLogin(): Promise<SignedIn | undefined> {
  refreshing ??= navigator.locks.request('waqtor-refresh', trade).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function trade(): Promise<SignedIn | undefined> {
  const before = useLogin.getState().login?.accessToken;
  const response = await fetch('/api/v1/auth/refresh', { method: 'POST' });
  // Read the body: a `no-store` response keeps its connection busy until it is consumed.
  const body = await response.text();
  if (response.status === 401) {
    // If the user has signed in since, the 401 is about the previous cookie.
    const { login } = useLogin.getState();
    if (login && login.accessToken !== before) return login;
    endLogin(isLeaving ? 'left' : 'ended');
    return undefined;
  }
  if (!response.ok) throw new Error(`the login could not be refreshed (${response.status})`);
  const { data } = JSON.parse(body) as { data: SignedIn };
  hold(data);
  return data;
}

function hold(login: SignedIn): void {
  isLeaving = false;
  adoptAppearance(login.user);
  lastPerson = personOf(login);
  useLogin.setState({ status: 'in', login });
}

function hear(said: TabMessage): void {
  const { status, login } = useLogin.getState();
  if (said.kind === 'leaving') isLeaving = true;
  if (said.kind === 'user') showUser(said.user);
  if (said.kind === 'out' && status === 'in')
    useLogin.setState({ status: 'out', login: undefined, reason: said.reason });
  if (said.kind === 'in') {
    if (status === 'out') refreshLogin().catch(() => {});
    // This tab shows the data of another user or business.
    else if (login && (login.user.id !== said.userId || login.tenant.id !== said.tenantId))
      location.assign('/inbox');
  }
}
