import type { Tx } from '@waqtor/db';
import type { Platform } from '../platform.ts';

/**
 * A point in a feature's transaction at which other features may run code, for example the deletion of a tag.
 */
export interface Hook<Args> {
  readonly name: string;
  /** Only for the compiler: the type of the handlers' arguments. */
  readonly args?: (args: Args) => void;
}

/** Another feature's handler. If it throws, the change is aborted. */
export interface HookHandler {
  readonly hook: Hook<never>;
  run(platform: Platform, tx: Tx, args: unknown): Promise<void>;
}

/** Declares a hook. Its owner runs it by `platform.hooks.run`. */
export function defineHook<Args extends { tenantId: string }>(name: string): Hook<Args> {
  return { name };
}

/** Registers a handler for another feature's hook. */
export function on<Args>(
  hook: Hook<Args>,
  run: (platform: Platform, tx: Tx, args: Args) => Promise<void>,
): HookHandler {
  return { hook, run: (platform, tx, args) => run(platform, tx, args as Args) };
}

/** The handlers of this process, in the order of the features that registered them. */
export class Hooks {
  readonly #handlers: HookHandler[] = [];

  add(...handlers: readonly HookHandler[]): void {
    this.#handlers.push(...handlers);
  }

  /** Runs the handlers one after the other, in the transaction of the change. */
  async run<Args>(hook: Hook<Args>, platform: Platform, tx: Tx, args: Args): Promise<void> {
    for (const handler of this.#handlers) if (handler.hook === hook) await handler.run(platform, tx, args);
  }
}
