import { randomBytes } from 'node:crypto';
import { isJson, type Json, objectAt, stringAt } from '../../json.ts';
import type { BusinessNumber } from '../../world.ts';
import { GraphError } from '../errors.ts';
import { invalid, missing } from '../request/checks.ts';

const ANSWERS = new Set(['pre_accept', 'accept', 'reject', 'terminate']);

/**
 * Handles `POST {pnid}/calls`: starts or answers a call. Calls are not simulated; only the format of ids is
 * checked.
 */
export function handleCall(number: BusinessNumber, parameters: Json): Json {
  if (parameters.messaging_product !== 'whatsapp') throw missing('messaging_product');
  if (String(objectAt(number.settings, 'calling').status).toUpperCase() !== 'ENABLED')
    throw new GraphError(138000, 'Calling is not enabled for this phone number.');
  const { action } = parameters;
  if (action === 'connect') {
    if (!stringAt(parameters, 'to') && !stringAt(parameters, 'recipient')) throw missing('to');
    checkSession(parameters, 'offer');
    const id = `wacid.${randomBytes(24).toString('base64url')}`;
    return { messaging_product: 'whatsapp', calls: [{ id }], success: true };
  }
  if (typeof action !== 'string' || !ANSWERS.has(action))
    throw new GraphError(
      100,
      `Param action must be one of {CONNECT, PRE_ACCEPT, ACCEPT, REJECT, TERMINATE} - got "${String(action)}".`,
    );
  const id = stringAt(parameters, 'call_id');
  if (!id) throw missing('call_id');
  if (!id.startsWith('wacid.')) throw invalid(`"${id}" is not a call id`);
  if (action === 'pre_accept' || action === 'accept') checkSession(parameters, 'answer');
  return { messaging_product: 'whatsapp', success: true };
}

function checkSession(parameters: Json, type: 'offer' | 'answer'): void {
  const { session } = parameters;
  if (!isJson(session)) throw missing('session');
  if (session.sdp_type !== type) throw new GraphError(100, `Param session['sdp_type'] must be ${type}.`);
  if (!stringAt(session, 'sdp')) throw new GraphError(100, "Param session['sdp'] is required.");
}

/** Handles `GET {pnid}/call_permissions`: returns whether a person may be called. */
export function callPermissions(query: Record<string, string | undefined>, now: number): Json {
  if (!query.user_wa_id && !query.recipient) throw missing('user_wa_id');
  const inAWeek = Math.floor(now / 1000) + 7 * 24 * 3600;
  const limit = (period: string, most: number) => ({
    time_period: period,
    max_allowed: most,
    current_usage: 0,
  });
  return {
    messaging_product: 'whatsapp',
    permission: { status: 'temporary', expiration_time: inAWeek },
    actions: [
      {
        action_name: 'send_call_permission_request',
        can_perform_action: true,
        limits: [limit('PT24H', 1), limit('P7D', 2)],
      },
      { action_name: 'start_call', can_perform_action: true, limits: [limit('PT24H', 100)] },
    ],
  };
}
