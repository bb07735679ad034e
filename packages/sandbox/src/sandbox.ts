import type { Deliverer } from './webhooks/deliver.ts';
import type { World } from './world.ts';

/** What every handler needs: the state, and the sender of webhooks. */
export interface Sandbox {
  world: World;
  deliverer: Deliverer;
}
