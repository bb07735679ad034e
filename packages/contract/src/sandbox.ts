import { z } from 'zod';

/**
 * `off`: this server has none. `failed`: it could not start, or exited unexpectedly, and has to be restarted.
 */
export const sandboxState = z.enum(['off', 'stopped', 'starting', 'running', 'failed']);
export type SandboxState = z.infer<typeof sandboxState>;

/** Why this server has no sandbox: disabled, reachable from other machines, or one of several processes. */
export const sandboxOffReason = z.enum(['disabled', 'public_server', 'several_processes']);
export type SandboxOffReason = z.infer<typeof sandboxOffReason>;

/** The simulated WhatsApp of this server. It starts on first use. */
export const sandboxStatus = z
  .object({
    state: sandboxState,
    /** Set while `state` is `off`. */
    offReason: sandboxOffReason.nullable(),
    /** The error while `state` is `failed`; only for admins. */
    failure: z.string().nullable(),
  })
  .meta({ id: 'SandboxStatus' });
export type SandboxStatus = z.infer<typeof sandboxStatus>;
