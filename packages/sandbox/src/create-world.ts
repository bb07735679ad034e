import { createLedger } from './ledger/ledger.ts';
import type { PhonePolicy } from './people/person.ts';
import { digits, freshSeed, seededRandom } from './random.ts';
import type { Rules, World, WorldOptions } from './world.ts';

export const NO_RULES: Rules = {
  window: false,
  templates: false,
  media: false,
  throughput: false,
  pairRate: false,
};
const META_RULES: Rules = {
  window: 'answer',
  templates: true,
  media: true,
  throughput: 80,
  pairRate: { everyMs: 6000, burst: 45 },
};
const PHONE_DEFAULTS: PhonePolicy = {
  sentAfterMs: 0,
  deliveredAfterMs: 30,
  reads: { afterMs: 60 },
  offline: false,
  skipsDelivered: false,
  plays: false,
};

/**
 * Tens of thousands of phones react at once: actions due within the same few milliseconds share one timer.
 */
const TICK_MS = 4;

export function createWorld(options: WorldOptions = {}): World {
  const seed = options.seed ?? freshSeed();
  const random = seededRandom(seed);
  const instanceId = Array.from({ length: 10 }, () => '0123456789ABCDEF'[Math.floor(random() * 16)]).join('');
  const timers = new Set<NodeJS.Timeout>();
  const buckets = new Map<number, (() => void)[]>();
  let offsetMs = 0;
  const world: World = {
    seed,
    random,
    instanceId,
    url: '',
    stopping: false,
    options: {
      unknownRecipients: options.unknownRecipients ?? 'create',
      threadLength: options.threadLength ?? 200,
      reviewMs: options.reviewMs ?? 0,
      mediaUrlMs: options.mediaUrlMs ?? 300_000,
    },
    webhooks: {
      concurrency: 64,
      timeoutMs: 10_000,
      timeScale: 1,
      batch: { maxItems: 1, waitMs: 0 },
      ...options.webhooks,
    },
    phoneDefaults: { ...PHONE_DEFAULTS, ...options.phones },
    ruleDefaults: options.rules === 'off' ? NO_RULES : { ...META_RULES, ...options.rules },
    apps: new Map(),
    wabas: new Map(),
    numbers: new Map(),
    tokens: new Map(),
    people: new Map(),
    media: new Map(),
    mediaBytes: 0,
    templates: new Map(),
    uploads: new Map(),
    handles: new Map(),
    flows: new Map(),
    groups: new Map(),
    signups: new Map(),
    faults: [],
    ledger: createLedger(instanceId),
    timers,
    now: () => Date.now() + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
    newId: (length = 15) => digits(random, length),
    schedule(ms, action) {
      if (world.stopping) return;
      const now = performance.now();
      const tick = Math.ceil((now + ms) / TICK_MS);
      const due = buckets.get(tick);
      if (due) {
        due.push(action);
        return;
      }
      const actions = [action];
      buckets.set(tick, actions);
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          buckets.delete(tick);
          for (const due of actions) due();
        },
        tick * TICK_MS - now,
      );
      timers.add(timer);
    },
  };
  return world;
}
