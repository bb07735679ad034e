import { type Json, stringAt } from '../../json.ts';
import { handshake } from '../../webhooks/subscribe.ts';
import type { App, Waba, World } from '../../world.ts';
import { GraphError } from '../errors.ts';

const presentApp = (app: App, override?: string): Json => ({
  ...(override ? { override_callback_uri: override } : {}),
  whatsapp_business_api_data: {
    id: app.id,
    name: app.name,
    link: `https://www.facebook.com/games/?app_id=${app.id}`,
  },
});

/**
 * Handles `POST {waba}/subscribed_apps`, with `override_callback_uri` and `verify_token` after the handshake.
 */
export async function subscribeApp(world: World, waba: Waba, appId: string, body: unknown): Promise<Json> {
  const override = stringAt(body, 'override_callback_uri');
  if (override === undefined || override === '') {
    waba.subscriptions.set(appId, { appId });
    return { success: true };
  }
  const token = stringAt(body, 'verify_token');
  if (!token) throw new GraphError(100, 'The parameter verify_token is required with override_callback_uri.');
  const problem = await handshake(world, override, token);
  if (problem) throw new GraphError(2200, problem);
  waba.subscriptions.set(appId, { appId, overrideCallbackUri: override });
  const app = world.apps.get(appId);
  return { success: true, data: app ? [presentApp(app, override)] : [] };
}

export function listSubscriptions(world: World, waba: Waba): Json {
  const data: Json[] = [];
  for (const { appId, overrideCallbackUri } of waba.subscriptions.values()) {
    const app = world.apps.get(appId);
    if (app) data.push(presentApp(app, overrideCallbackUri));
  }
  return { data };
}

export function unsubscribeApp(waba: Waba, appId: string): Json {
  waba.subscriptions.delete(appId);
  return { success: true };
}

/** Handles `GET debug_token`: describes a token. An unknown one is reported as invalid, without an error. */
export function debugToken(world: World, input: string): Json {
  const grant = world.tokens.get(input);
  if (!grant)
    return {
      data: { is_valid: false, error: { code: 190, message: 'Invalid OAuth access token.' }, scopes: [] },
    };
  const scopes = ['whatsapp_business_management', 'whatsapp_business_messaging'];
  return {
    data: {
      app_id: grant.appId,
      type: 'SYSTEM_USER',
      application: world.apps.get(grant.appId)?.name ?? '',
      expires_at: 0,
      is_valid: true,
      scopes,
      granular_scopes: scopes.map((scope) => ({ scope, target_ids: [grant.wabaId] })),
    },
  };
}
