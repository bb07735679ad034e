import { api, unwrap } from '../api.ts';
import { updateOwnUser, useLogin } from './login.ts';

/** The user's preferences, stored on the server so that they apply in every browser. */
export interface OwnPreferences {
  /** Key bindings that differ from the defaults, by command id; an empty string means none. */
  keys?: Record<string, string>;
  /** New pages, and which of them the user has visited. */
  visited?: string[];
  /** Undo period of a sent message, in seconds. */
  sendDelayS?: number;
  /** Columns of the contact table. */
  contactColumns?: string[];
  /** Height of the rows of the conversation list; compact by default. */
  density?: 'compact' | 'comfortable';
  /** Collapsed parts of the inbox. */
  folded?: { list?: boolean; panel?: boolean };
}

/** One preference and its setter: optimistic, rolled back if the server refuses. */
export function useOwnPreference<Name extends keyof OwnPreferences>(
  name: Name,
): [OwnPreferences[Name] | undefined, (value: NonNullable<OwnPreferences[Name]>) => Promise<void>] {
  const value = useLogin(({ login }) => (login?.user.preferences as OwnPreferences | undefined)?.[name]);
  return [value, (next) => save({ [name]: next })];
}

async function save(change: OwnPreferences): Promise<void> {
  const before = applyOptimistically(change);
  try {
    updateOwnUser((await unwrap(api.PATCH('/api/v1/user', { body: { preferences: { ...change } } }))).data);
  } catch (error) {
    applyOptimistically(before);
    throw error;
  }
}

/** Changes one preference in the cache; returns the previous value. */
function applyOptimistically(change: OwnPreferences): OwnPreferences {
  const user = useLogin.getState().login?.user;
  if (!user) return {};
  const current = user.preferences as OwnPreferences;
  updateOwnUser({ ...user, preferences: { ...current, ...change } });
  const names = Object.keys(change) as (keyof OwnPreferences)[];
  return Object.fromEntries(names.map((name) => [name, current[name]]));
}
