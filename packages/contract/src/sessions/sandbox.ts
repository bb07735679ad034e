import { z } from 'zod';

/**
 * `disabled`: this server offers none. `failed`: it could not start, or exited unexpectedly, and has to be restarted.
 */
export const sandboxState = z.enum(['disabled', 'stopped', 'starting', 'running', 'failed']);
export type SandboxState = z.infer<typeof sandboxState>;

/** Why this server has no sandbox: disabled by its configuration, reachable from other machines, or one of several processes. */
export const sandboxDisabledReason = z.enum(['configuration', 'publicly_reachable', 'multiple_processes']);
export type SandboxDisabledReason = z.infer<typeof sandboxDisabledReason>;

/** The simulated WhatsApp of this server. It starts on first use. */
export const sandboxStatus = z
  .object({
    status: sandboxState,
    /** Set while `status` is `disabled`. */
    disabledReason: sandboxDisabledReason.nullable(),
    /** The error while `status` is `failed`; only for admins. */
    error: z.string().nullable(),
  })
  .meta({ id: 'SandboxStatus' });
export type SandboxStatus = z.infer<typeof sandboxStatus>;
