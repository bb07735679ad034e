import { type Json, stringAt } from '../../json.ts';
import { accessToken } from '../../random.ts';
import { handshake } from '../../webhooks/subscribe.ts';
import type { App, World } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { missing } from '../request/checks.ts';

/**
 * Handles `oauth/access_token`: exchanges an app secret for the app token, a token for itself with a new
 * expiry, or a code for a token.
 */
export function issueToken(world: World, query: Record<string, string | undefined>): Json {
  const app = world.apps.get(query.client_id ?? '');
  if (!query.client_id) throw missing('client_id');
  if (!app || app.appSecret !== query.client_secret)
    throw new GraphError(1, 'Error validating client secret.', { httpStatus: 400 });
  const exchanged = query.fb_exchange_token;
  if (query.grant_type === 'client_credentials')
    return { access_token: `${app.id}|${app.appSecret}`, token_type: 'bearer' };
  if (exchanged !== undefined && world.tokens.has(exchanged))
    return { access_token: exchanged, token_type: 'bearer', expires_in: 5_184_000 };
  if (query.code) return { access_token: tokenForCode(world, app), token_type: 'bearer' };
  throw new GraphError(100, 'Unsupported grant_type.');
}

/**
 * The code of an embedded signup is exchanged for a token of the app's first account; the sandbox shows no
 * dialog.
 */
function tokenForCode(world: World, app: App): string {
  const known = [...world.tokens.values()].find((access) => access.appId === app.id);
  if (!known) throw new GraphError(100, 'This authorization code has expired.', { subcode: 36007 });
  const token = accessToken();
  world.tokens.set(token, known);
  return token;
}

/** Handles `POST {app}/subscriptions`: sets the app's webhook URL, after the handshake. */
export async function subscribe(world: World, app: App, parameters: Json): Promise<Json> {
  if (parameters.object !== 'whatsapp_business_account')
    throw new GraphError(100, 'Param object must be one of {whatsapp_business_account}.');
  const url = stringAt(parameters, 'callback_url');
  const token = stringAt(parameters, 'verify_token');
  if (!url) throw missing('callback_url');
  if (!token) throw missing('verify_token');
  const problem = await handshake(world, url, token);
  if (problem) throw new GraphError(2200, problem);
  Object.assign(app, { callbackUrl: url, verifyToken: token });
  return { success: true };
}

export const listAppSubscriptions = (app: App): Json => ({
  data: app.callbackUrl
    ? [{ object: 'whatsapp_business_account', callback_url: app.callbackUrl, active: true, fields: [] }]
    : [],
});
