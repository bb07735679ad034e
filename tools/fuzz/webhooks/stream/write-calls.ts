import type { Item, Json } from './items.ts';
import { sight } from './people.ts';
import { pickCustomer, type World } from './world.ts';
import { nameSide, recipientOf } from './write-messages.ts';

/** Generates a started call and the reports that follow it: one message, whichever report arrives first. */
export function writeCall(world: World, session: number): Item {
  const { random, span } = world;
  const id = `wacid.${session}.${world.count}`;
  const customer = pickCustomer(world);
  const direction = random.pick(['in', 'out'] as const);
  const begins = random.whole(span.from, span.to - 600);
  const rings = { begins, id, session, direction };
  const reports: Item[] = [];
  const report = (at: number, list: 'calls' | 'statuses', raw: Json, content: Json): void => {
    const sighting = sight(random, customer, at);
    const full: Json = { id, timestamp: String(at), ...raw };
    if (list === 'statuses') Object.assign(full, recipientOf(sighting));
    else nameSide(world, full, direction === 'in' ? 'from' : 'to', sighting);
    reports.push({
      session: rings.session,
      field: 'calls',
      list,
      raw: full,
      at,
      sighting,
      message: {
        id,
        direction,
        origin: 'system',
        at,
        content: { type: 'call', ...content },
        text: null,
        isModifier: false,
        opensWindow: false,
        rank: 2,
        isCall: true,
      },
    });
  };
  const side = { direction: direction === 'in' ? 'USER_INITIATED' : 'BUSINESS_INITIATED' };
  report(
    begins,
    'calls',
    { ...side, event: 'connect', session: { sdp_type: 'offer' } },
    { outcome: 'ringing' },
  );
  const isAnswered = random.chance(0.5);
  if (direction === 'out') {
    report(begins + 2, 'statuses', { type: 'call', status: 'RINGING' }, { outcome: 'ringing' });
    const word = isAnswered ? 'ACCEPTED' : 'REJECTED';
    const outcome = isAnswered ? 'answered' : 'rejected';
    if (random.chance(0.6)) report(begins + 5, 'statuses', { type: 'call', status: word }, { outcome });
  }
  if (random.chance(0.8)) {
    const ends = begins + random.whole(10, 500);
    const times = { start_time: String(begins + 5), end_time: String(ends), duration: ends - begins - 5 };
    const known = {
      outcome: 'completed',
      startedAt: isoOf(begins + 5),
      endedAt: isoOf(ends),
      durationSeconds: ends - begins - 5,
    };
    const unanswered = { outcome: direction === 'in' ? 'missed' : 'unanswered' };
    const end = { ...side, event: 'terminate', status: isAnswered ? 'COMPLETED' : 'FAILED' };
    report(ends, 'calls', { ...end, ...(isAnswered ? times : {}) }, isAnswered ? known : unanswered);
  }
  const [first, ...others] = random.shuffle(reports);
  world.later.push(...others);
  return first as Item;
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
