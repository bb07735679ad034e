import { type Json, stringAt } from '../../json.ts';
import type { Signup, Waba, World } from '../../world.ts';
import { GraphError, noSuchObject } from '../errors.ts';
import { checkText } from '../request/checks.ts';
import { pageOf } from '../request/fields.ts';

const MAX_SIGNUPS = 500;

/** Handles `POST {waba}/signups`: creates a link by which people opt in to marketing messages. */
export function createSignup(world: World, waba: Waba, parameters: Json): Json {
  if (world.signups.size >= MAX_SIGNUPS)
    throw new GraphError(100, 'There are as many signups as there may be.');
  const privacy = checkText(parameters, 'privacy_policy_url', 'privacy_policy_url', 2000);
  if (!/^https?:\/\//.test(privacy))
    throw new GraphError(100, 'Param privacy_policy_url must be a web address.');
  const signup: Signup = { id: world.newId(16), wabaId: waba.id, content: { status: 'ACTIVE' } };
  for (const key of ['signup_message', 'confirmation_message']) checkText(parameters, key, key, 300);
  signup.content.privacy_policy_url = privacy;
  applyTexts(signup, parameters);
  world.signups.set(signup.id, signup);
  return { id: signup.id };
}

function applyTexts(signup: Signup, parameters: Json): void {
  for (const key of ['signup_message', 'confirmation_message', 'website_url', 'promo_code', 'display_name'])
    if (parameters[key] !== undefined) signup.content[key] = checkText(parameters, key, key, 2000);
}

/** Handles `GET {waba}/signups`: returns all fields, whichever are requested. */
export const listSignups = (
  world: World,
  waba: Waba,
  query: Record<string, string | undefined>,
  token: string,
): Json =>
  pageOf(
    [...world.signups.values()]
      .filter(({ wabaId }) => wabaId === waba.id)
      .map((signup) => presentSignup(signup)),
    query,
    `${world.url}/v23.0/${waba.id}/signups`,
    token,
  );

export const presentSignup = (signup: Signup): Json => ({
  ...{ id: signup.id, waba_id: signup.wabaId },
  ...signup.content,
});

export function accessSignup(world: World, wabaId: string, id: string, method: string): Signup {
  const signup = world.signups.get(id);
  if (signup?.wabaId !== wabaId) throw noSuchObject(method, id);
  return signup;
}

/** Handles `POST signups/{id}`. */
export function updateSignup(signup: Signup, parameters: Json): Json {
  const status = stringAt(parameters, 'status');
  if (status !== undefined && status !== 'ACTIVE' && status !== 'DISABLED')
    throw new GraphError(100, 'Param status must be one of {ACTIVE, DISABLED}.');
  applyTexts(signup, parameters);
  if (status !== undefined) signup.content.status = status;
  return { success: true };
}
