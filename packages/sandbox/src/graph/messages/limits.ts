import { type Person, windowIsOpen } from '../../people/person.ts';
import type { BusinessNumber, World } from '../../world.ts';
import { GraphError } from '../errors.ts';

/**
 * Rate limits by the virtual scheduling algorithm. `tat` is when the bucket would be empty again, in Unix
 * milliseconds.
 */
export interface Limits {
  /** Throws 130429 or 131056; `to` is the person. Counts the send if it is allowed. */
  take(number: BusinessNumber, person: Person): void;
  /** Counts an inbound message against the number's throughput, which covers both directions. */
  countInbound(number: BusinessNumber): void;
}

export function createLimits(world: World): Limits {
  const throughput = new Map<string, number>();
  const pairs = new Map<string, number>();

  return {
    take(number, person) {
      const now = world.now();
      const { throughput: perSecond, pairRate } = number.rules;
      let tat = 0;
      if (perSecond !== false) {
        tat = Math.max(now, throughput.get(number.id) ?? 0) + 1000 / perSecond;
        if (tat - now > 1000 + 1e-6)
          throw new GraphError(130429, 'Cloud API message throughput has been reached.');
      }
      if (pairRate !== false) {
        const key = `${number.id} ${person.id}`;
        const pairTat = Math.max(now, pairs.get(key) ?? 0) + pairRate.everyMs;
        if (pairTat - now > pairRate.everyMs * pairRate.burst + 1e-6) {
          throw new GraphError(
            131056,
            'Too many messages sent from the sender phone number to the same recipient phone number in a short period of time.',
          );
        }
        pairs.set(key, pairTat);
      }
      if (perSecond !== false) throughput.set(number.id, tat);
    },
    countInbound(number) {
      const perSecond = number.rules.throughput;
      if (perSecond === false) return;
      const now = world.now();
      // Customers are never refused, so their burst must not build up more debt than the one second that the
      // limit covers.
      const tat = Math.max(now, throughput.get(number.id) ?? 0) + 1000 / perSecond;
      throughput.set(number.id, Math.min(tat, now + 1000));
    },
  };
}

/** Whether the window for this person is closed to free-form messages; templates are always allowed. */
export function isOutsideWindow(world: World, number: BusinessNumber, person: Person, type: string): boolean {
  return number.rules.window !== false && type !== 'template' && !windowIsOpen(world, person, number.id);
}
