import type { SandboxStatus } from '@waqtor/contract';
import type { Config } from '../config.ts';
import { AppError } from './errors.ts';

/** The simulated WhatsApp that numbers may be created in. Its address is `config.sandboxUrl`, known before it runs. */
export interface Sandbox {
  status(): SandboxStatus;
  /** Since when `state` is what it is; undefined as long as it was never started. */
  readonly changedAt: Date | undefined;
  /** Resolves once it runs. `sandbox_not_configured` where there is none, `sandbox_unavailable` when it cannot start. */
  start(): Promise<void>;
  /** Called after every start and every failure. */
  onChange(listener: () => void): void;
  stop(): Promise<void>;
}

/** A sandbox that the operator runs, named by SANDBOX_URL; without one, `off`. */
export function operatorsSandbox(config: Pick<Config, 'sandbox' | 'sandboxUrl'>): Sandbox {
  const offReason = config.sandbox === 'own' || config.sandbox === 'operators' ? 'disabled' : config.sandbox;
  return {
    status: () =>
      config.sandboxUrl === undefined
        ? { state: 'off', offReason, failure: null }
        : { state: 'running', offReason: null, failure: null },
    changedAt: undefined,
    async start() {
      if (config.sandboxUrl === undefined) throw new AppError('sandbox_not_configured');
    },
    onChange() {},
    async stop() {},
  };
}
