import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';

/**
 * The state of a session of any engine. `starting`, `qr`, `pairing`, `connecting`, `reconnecting`: in
 * progress. `connected`; `degraded`: works with reduced function; `restricted`: WhatsApp limits it.
 * `disconnected`: temporarily; messages wait. `logged_out`, `conflict`, `banned`, `failed`: until a person
 * acts; sending is refused.
 */
export const sessionStates = [
  'starting',
  'qr',
  'pairing',
  'connecting',
  'connected',
  'degraded',
  'reconnecting',
  'disconnected',
  'logged_out',
  'conflict',
  'restricted',
  'banned',
  'failed',
] as const;
export const sessionState = z.enum(sessionStates).meta({ id: 'SessionState' });
export type SessionState = (typeof sessionStates)[number];

/** States in which nothing can be sent until a person acts. */
export const deadSessionStates = ['logged_out', 'conflict', 'banned', 'failed'] as const;

/** The reason for a session's state, or for a warning; every client explains what to do about each. */
export const sessionStateCodes = [
  'invalid_token',
  'permission_missing',
  'number_not_found',
  'invalid_graph_url',
  'unavailable',
  'throttled',
  'number_banned',
  'number_restricted',
  'account_disabled',
  'account_disable_scheduled',
  'account_deleted',
  'account_restricted',
  'account_violation',
  'account_alert',
  'access_removed',
  'number_removed',
  'review_rejected',
  'quality_flagged',
  'limit_lowered',
  'name_rejected',
  'pin_changed',
  'history_declined',
  'history_failed',
  'sending_refused',
] as const;
export const sessionStateCode = z.enum(sessionStateCodes).meta({ id: 'SessionStateCode' });
export type SessionStateCode = (typeof sessionStateCodes)[number];

/** A condition that WhatsApp has reported and not lifted. `reason` is WhatsApp's own text, if any. */
export const sessionWarning = z
  .object({ code: sessionStateCode, reason: z.string().nullable(), at: instant })
  .meta({ id: 'SessionWarning' });
export type SessionWarning = z.infer<typeof sessionWarning>;
