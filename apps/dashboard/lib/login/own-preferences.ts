import { api, ask } from '../api.ts';
import { updateOwnUser, useLogin } from './login.ts';

/** What a person has arranged for themselves; kept on the server, so that it follows them to every browser. */
export interface OwnPreferences {
  /** Shortcuts that differ from ours, by the command's id; an empty text means none. */
  keys?: Record<string, string>;
  /** Places that came lately and where they have been. */
  visited?: string[];
  /** How long an answer waits before it leaves, so that it can be taken back; in seconds. */
  sendDelayS?: number;
  /** Columns of the table of contacts. */
  contactColumns?: string[];
  /** Parts of the inbox that are folded away. */
  folded?: { list?: boolean; panel?: boolean };
}

/** One of them, and how to change it: shown at once, taken back when the server refuses. */
export function useOwnPreference<Name extends keyof OwnPreferences>(
  name: Name,
): [OwnPreferences[Name] | undefined, (value: NonNullable<OwnPreferences[Name]>) => Promise<void>] {
  const value = useLogin(({ login }) => (login?.user.preferences as OwnPreferences | undefined)?.[name]);
  return [value, (next) => keep({ [name]: next })];
}

async function keep(change: OwnPreferences): Promise<void> {
  const before = show(change);
  try {
    updateOwnUser((await ask(api.PATCH('/api/v1/user', { body: { preferences: { ...change } } }))).data);
  } catch (error) {
    show(before);
    throw error;
  }
}

/** Shows this part as changed; returns what it was. */
function show(change: OwnPreferences): OwnPreferences {
  const user = useLogin.getState().login?.user;
  if (!user) return {};
  const known = user.preferences as OwnPreferences;
  updateOwnUser({ ...user, preferences: { ...known, ...change } });
  const names = Object.keys(change) as (keyof OwnPreferences)[];
  return Object.fromEntries(names.map((name) => [name, known[name]]));
}
