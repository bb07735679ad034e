import { z } from 'zod';
import { instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';

/** Actions recorded in the security log. */
export const securityActions = [
  'login.succeeded',
  'login.failed',
  'login.locked_out',
  'login.ended',
  'login.refresh_token_reused',
  'password.changed',
  'password.reset',
  'reauthentication.failed',
  'member.added',
  'member.role_changed',
  'member.removed',
  'member.deactivated',
  'member.reactivated',
  'invitation.created',
  'invitation.revoked',
  'api_key.created',
  'api_key.revoked',
  'api_key.signature_invalid',
  'webhook.signature_invalid',
] as const;
export const securityAction = z.enum(securityActions).meta({ id: 'SecurityAction' });
export type SecurityAction = z.infer<typeof securityAction>;

/** One entry of the security log. It never changes, and is kept for AUDIT_RETENTION_DAYS. */
export const securityEvent = z
  .object({
    id: publicId('securityEvent'),
    at: instant,
    action: securityAction,
    /** `anonymous`: not authenticated. */
    actor: z.object({ type: z.enum(['member', 'api_key', 'anonymous']), id: z.string().nullable() }),
    /** What the action affected. */
    target: z
      .object({ type: z.enum(['user', 'login', 'invitation', 'api_key', 'session']), id: z.string() })
      .nullable(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    /**
     * The number of events that this entry represents, because refusals from one source are grouped per
     * minute.
     */
    occurrences: z.number().int().min(1),
  })
  .meta({ id: 'SecurityEvent' });
export type SecurityEvent = z.infer<typeof securityEvent>;

export const securityEventQuery = paging.extend({ action: securityAction.optional() });
