import { z } from 'zod';
import { instant } from '../protocol/envelope.ts';

/**
 * The status of a session of any engine. `starting`, `qr`, `pairing`, `connecting`, `reconnecting`: in
 * progress. `connected`; `degraded`: works with reduced function; `restricted`: WhatsApp limits it.
 * `disconnected`: temporarily; messages wait. `logged_out`, `conflict`, `banned`, `failed`: until a person
 * acts; sending is refused.
 */
export const sessionStatuses = [
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
export const sessionStatus = z.enum(sessionStatuses).meta({ id: 'SessionStatus' });
export type SessionStatus = (typeof sessionStatuses)[number];

/** Statuses in which nothing can be sent until a person acts. */
export const deadSessionStatuses = ['logged_out', 'conflict', 'banned', 'failed'] as const;

/** The reason for a session's status, or for a warning; every client explains what to do about each. */
export const sessionStatusReasons = [
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
export const sessionStatusReason = z.enum(sessionStatusReasons).meta({ id: 'SessionStatusReason' });
export type SessionStatusReason = (typeof sessionStatusReasons)[number];

/** A condition that WhatsApp has reported and not lifted. `message` is WhatsApp's own text, if any. */
export const sessionWarning = z
  .object({ reason: sessionStatusReason, message: z.string().nullable(), at: instant })
  .meta({ id: 'SessionWarning' });
export type SessionWarning = z.infer<typeof sessionWarning>;
