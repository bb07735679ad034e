import { z } from 'zod';
import { instant } from './envelope.ts';

/**
 * Where a session of any engine stands. `starting`, `qr`, `pairing`, `connecting`, `reconnecting`: on its way. `connected`;
 * `degraded` works with less; `restricted` may not do everything. `disconnected`: for the moment; what is sent waits.
 * `logged_out`, `conflict`, `banned`, `failed`: until a person acts; sending is refused.
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

/** Why a session stands where it stands, or what it has to be warned of; each with an advice in every client. */
export const sessionStateCodes = [
  'token_invalid',
  'permission_missing',
  'number_unknown',
  'address_wrong',
  'unavailable',
  'held_back',
  'number_banned',
  'number_restricted',
  'account_disabled',
  'account_disabling',
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

/** Something WhatsApp has said of a session and not taken back. `reason` is in WhatsApp's own words, where it gave any. */
export const sessionWarning = z
  .object({ code: sessionStateCode, reason: z.string().nullable(), at: instant })
  .meta({ id: 'SessionWarning' });
export type SessionWarning = z.infer<typeof sessionWarning>;
