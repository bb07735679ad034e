import type { SandboxStatus } from '@waqtor/contract';
import type { Config } from '../config.ts';
import { AppError } from './errors.ts';

/** The simulated WhatsApp to which test numbers are connected. */
export interface Sandbox {
  status(): SandboxStatus;
  /** Its URL; undefined if there is none, and before the server's own sandbox was first started. */
  readonly url: string | undefined;
  /** When `status` last changed; undefined if it was never started. */
  readonly changedAt: Date | undefined;
  /**
   * Resolves once it is running. Throws `sandbox_not_configured` if there is none, and `sandbox_unavailable`
   * if it cannot start.
   */
  start(): Promise<void>;
  /** Called after every start and every failure. */
  onChange(listener: () => void): void;
  stop(): Promise<void>;
}

/**
 * A sandbox run by the operator, configured by SANDBOX_URL. Without that setting, its status is `disabled`.
 */
export function operatorsSandbox(config: Pick<Config, 'sandbox' | 'sandboxUrl'>): Sandbox {
  const disabledReason =
    config.sandbox === 'own' || config.sandbox === 'operators' ? 'configuration' : config.sandbox;
  return {
    status: () =>
      config.sandboxUrl === undefined
        ? { status: 'disabled', disabledReason, error: null }
        : { status: 'running', disabledReason: null, error: null },
    get url() {
      return config.sandboxUrl;
    },
    changedAt: undefined,
    async start() {
      if (config.sandboxUrl === undefined) throw new AppError('sandbox_not_configured');
    },
    onChange() {},
    async stop() {},
  };
}
