import type { Tx } from '@waqtor/db';
import type { Platform } from './platform.ts';

/** A moment of one feature that others may have to react to in the same transaction: a tag is being deleted. */
export interface Hook<Args> {
  readonly name: string;
  /** Only for the compiler: what the handlers are given. */
  readonly args?: (args: Args) => void;
}

/** What another feature does at that moment. Throwing refuses the change. */
export interface HookHandler {
  readonly hook: Hook<never>;
  run(platform: Platform, tx: Tx, args: unknown): Promise<void>;
}

/** Declares a moment; the owner calls `platform.hooks.run` when it has come. */
export function defineHook<Args extends { tenantId: string }>(name: string): Hook<Args> {
  return { name };
}

/** Reacts to a moment of another feature. */
export function on<Args>(
  hook: Hook<Args>,
  run: (platform: Platform, tx: Tx, args: Args) => Promise<void>,
): HookHandler {
  return { hook, run: (platform, tx, args) => run(platform, tx, args as Args) };
}

/** The handlers of this process, in the order of the features that brought them. */
export class Hooks {
  readonly #handlers: HookHandler[] = [];

  add(...handlers: readonly HookHandler[]): void {
    this.#handlers.push(...handlers);
  }

  /** Runs the handlers of a moment one after the other, in the transaction of the change. */
  async run<Args>(hook: Hook<Args>, platform: Platform, tx: Tx, args: Args): Promise<void> {
    for (const handler of this.#handlers) if (handler.hook === hook) await handler.run(platform, tx, args);
  }
}
