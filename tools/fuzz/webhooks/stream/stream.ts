import type { Item } from './items.ts';
import { isRenewed } from './people.ts';
import type { Sources, World } from './world.ts';
import { writeAccountEvent, writeOther, writeOtherNumber } from './write-account.ts';
import { writeCall } from './write-calls.ts';
import { writeHistory, writeHistoryNews } from './write-history.ts';
import { writeMessage } from './write-messages.ts';
import { writeBookEntry, writeChange, writePreference } from './write-people.ts';
import { writePayment, writeStatus } from './write-statuses.ts';

/** A stream of items of every kind. */
export function createItems(sources: Sources & { ownPhones: readonly string[] }): {
  next(): Item;
  rest(): Item[];
} {
  const { random, sessions } = sources;
  const world: World = {
    ...sources,
    chats: new Map(),
    outgoing: Array.from({ length: sessions }, () => []),
    announced: new Set(),
    later: [],
    count: 0,
  };
  const seen = new Set<number>();

  function write(): Item {
    const session = random.whole(0, sessions - 1);
    const die = random.next();
    if (die < 0.4) return writeMessage(world, session, 'in');
    if (die < 0.47) return writeMessage(world, session, 'out');
    if (die < 0.67) return writeStatus(world, session);
    if (die < 0.7) return writePayment(world, session);
    if (die < 0.74) return writeCall(world, session);
    if (die < 0.79) return writeHistory(world, session);
    if (die < 0.8) return writeHistoryNews(world, session);
    if (die < 0.84) return writePreference(world, session);
    if (die < 0.85) return writeBookEntry(world, session);
    if (die < 0.89) return writeChange(world, session) ?? writeMessage(world, session, 'in');
    if (die < 0.92) return writeAccountEvent(world, session);
    if (die < 0.94) return writeOtherNumber(world, session);
    return writeOther(world, session);
  }

  function note(item: Item): Item {
    if (item.sighting) seen.add(item.sighting.person);
    return item;
  }

  return {
    next() {
      world.count += 1;
      const waiting = random.chance(0.3) ? world.later.shift() : undefined;
      return note(waiting ?? write());
    },
    /**
     * Returns the items that are still missing: a changed user id must be reported, or the new one counts as
     * another person.
     */
    rest() {
      const unannounced = world.customers.filter(
        (it) => isRenewed(it) && !world.announced.has(it) && seen.has(it.person),
      );
      return [
        ...world.later.splice(0),
        ...unannounced.flatMap((customer) => {
          world.count += 1;
          return writeChange(world, random.whole(0, sessions - 1), customer) ?? [];
        }),
      ].map(note);
    },
  };
}
