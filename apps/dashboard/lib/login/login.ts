import { create } from 'zustand';
import type { components } from '../api.generated.ts';
import { adoptAppearance } from '../preferences.ts';

type SignedIn = components['schemas']['SignedIn'];

/** Why nobody is signed in any more: they left, here or in another tab, or the server ended it. */
export type OutReason = 'left' | 'ended';
/** `unknown` until the refresh cookie was asked. */
type LoginState =
  | { status: 'unknown'; login: undefined }
  | { status: 'out'; login: undefined; reason?: OutReason | undefined }
  | { status: 'in'; login: SignedIn };

/** Who is signed in, in this tab. The access token lives in memory only; the refresh token in a cookie no script reads. */
export const useLogin = create<LoginState>(() => ({ status: 'unknown', login: undefined }));

/** What tabs tell each other: all of them share one cookie. */
type TabMessage =
  | { kind: 'leaving' }
  | { kind: 'out'; reason: OutReason }
  | { kind: 'in'; userId: string; tenantId: string }
  | { kind: 'user'; user: SignedIn['user'] };
const tabs = typeof window === 'undefined' ? undefined : new BroadcastChannel('waqtor-login');
if (tabs) tabs.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data);

/** Renewed this long before it ends, so that no request starts with a token that dies on the way. */
const SPARE_MS = 60_000;
/** Somebody is about to leave: that the server ends their login is no surprise. */
let isLeaving = false;
let refreshing: Promise<SignedIn | undefined> | undefined;

/** Whose data this tab has in its memory. */
let lastPerson: string | undefined;

/** Somebody signed in, or changed to another business, in this tab. */
export function beginLogin(login: SignedIn): void {
  const isAnother = lastPerson !== undefined && lastPerson !== personOf(login);
  hold(login);
  tabs?.postMessage({ kind: 'in', userId: login.user.id, tenantId: login.tenant.id } satisfies TabMessage);
  // Drafts, files and lists of whoever was here before end with the page.
  if (isAnother) location.assign('/inbox');
}

const personOf = ({ user, tenant }: SignedIn): string => `${tenant.id}:${user.id}`;

/** Leaves, in every tab; also when the server cannot be told: its cookie ends by itself. */
export async function leave(tellServer: () => Promise<unknown>): Promise<void> {
  isLeaving = true;
  tabs?.postMessage({ kind: 'leaving' } satisfies TabMessage);
  await tellServer().catch(() => {});
  endLogin('left');
}

/** Nobody is signed in any more, in no tab. */
function endLogin(reason: OutReason): void {
  // Whoever was not in hears no reason.
  const { status } = useLogin.getState();
  const wasIn = status === 'in';
  isLeaving = false;
  if (status === 'out') return;
  useLogin.setState({ status: 'out', login: undefined, reason: wasIn ? reason : undefined });
  if (wasIn) tabs?.postMessage({ kind: 'out', reason } satisfies TabMessage);
}

/** The signed-in person as they are now, in every tab. */
export function updateOwnUser(user: SignedIn['user']): void {
  showUser(user);
  tabs?.postMessage({ kind: 'user', user } satisfies TabMessage);
}

/** Whether one gets conversations in turn; every tab hears it from the log. */
export function updateOwnAvailability(availability: SignedIn['availability']): void {
  const { login } = useLogin.getState();
  if (login && login.availability !== availability)
    useLogin.setState({ status: 'in', login: { ...login, availability } });
}

function showUser(user: SignedIn['user']): void {
  const { login } = useLogin.getState();
  if (login?.user.id === user.id) useLogin.setState({ status: 'in', login: { ...login, user } });
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
  const before = useLogin.getState().login?.accessToken;
  const response = await fetch('/api/v1/auth/refresh', { method: 'POST' });
  // An answer that may not be stored keeps its request open until it is read.
  const body = await response.text();
  if (response.status === 401) {
    // Signed in while this was on its way: the refusal is about the cookie that was there before.
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
    // What this tab shows belongs to somebody else, or to another business.
    else if (login && (login.user.id !== said.userId || login.tenant.id !== said.tenantId))
      location.assign('/inbox');
  }
}
