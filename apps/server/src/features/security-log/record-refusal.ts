import { type Database, withTenants } from '@waqtor/db';
import type { Platform } from '../../platform/platform.ts';
import { type Act, recordActOf } from './record-act.ts';

/*
 * Unauthenticated clients can cause any number of refusals. The first refusal of a source is written immediately;
 * further ones within the same minute are counted and written as one entry when the minute ends. Beyond a
 * maximum number of sources they are pooled. One minute therefore costs at most twice MAX_SOURCES entries and
 * a few more per process, whatever the load.
 */
const WINDOW_MS = 60_000;
/** Distinct sources per minute, per tenant and in total. */
const MAX_OF_TENANT = 10;
const MAX_SOURCES = 100;

/**
 * `about` distinguishes sources. `find` looks up the tenants and targets concerned, and is called only for
 * entries that are written.
 */
export type Refusal = Omit<Act, 'occurrences'> & {
  about?: string;
  find?: () => Promise<Pick<Act, 'tenantId' | 'target'>[]>;
};

interface Counted {
  refusal: Refusal;
  /** Refusals after the first, which was already written. */
  further: number;
}

interface Gathering {
  startedAt: number;
  sources: Map<string, Counted>;
  ofTenant: Map<string, number>;
  timer: NodeJS.Timeout | undefined;
  /** Writes in progress. */
  writing: Set<Promise<void>>;
}

type Parts = Pick<Platform, 'db' | 'clock' | 'log'>;
const gatherings = new WeakMap<Database, Gathering>();

/**
 * Records a refusal. Returns immediately, so that the response is not delayed and its timing reveals nothing
 * about the lookup. If writing fails, the failure is only logged.
 */
export function recordRefusal(platform: Parts, refusal: Refusal): void {
  const gathering = gatheringOf(platform);
  if (platform.clock.now().getTime() - gathering.startedAt >= WINDOW_MS) close(platform, gathering);
  const [key, counted] = sourceOf(gathering, refusal);
  const known = gathering.sources.get(key);
  if (known) {
    known.further += 1;
    return;
  }
  gathering.sources.set(key, { refusal: counted, further: 0 });
  write(platform, gathering, counted, 1);
  gathering.timer ??= setTimeout(() => close(platform, gathering), WINDOW_MS).unref();
}

/** Writes what was only counted so far, and waits for all writes in progress. */
export async function flushRefusals(platform: Parts): Promise<void> {
  const gathering = gatherings.get(platform.db);
  if (!gathering) return;
  close(platform, gathering);
  while (gathering.writing.size > 0) await Promise.all(gathering.writing);
}

function gatheringOf({ db, clock }: Parts): Gathering {
  let gathering = gatherings.get(db);
  if (!gathering) {
    gathering = {
      startedAt: clock.now().getTime(),
      sources: new Map(),
      ofTenant: new Map(),
      timer: undefined,
      writing: new Set(),
    };
    gatherings.set(db, gathering);
  }
  return gathering;
}

/**
 * Returns the source under which a refusal is counted: its own or, if there are too many, one for all the
 * others of its action.
 */
function sourceOf({ sources, ofTenant }: Gathering, refusal: Refusal): [string, Refusal] {
  const { action, tenantId, target, visitor, about } = refusal;
  const own = [action, tenantId, target?.id, visitor.ip, about].join(' ');
  if (sources.has(own)) return [own, refusal];
  const tenants = ofTenant.get(tenantId ?? '') ?? 0;
  if (sources.size < MAX_SOURCES && (tenantId === null || tenants < MAX_OF_TENANT)) {
    ofTenant.set(tenantId ?? '', tenants + 1);
    return [own, refusal];
  }
  // A tenant that has used up its own sources gets a pool of its own; all others share one.
  const pooledFor = tenants >= MAX_OF_TENANT ? tenantId : null;
  const pooled: Refusal = {
    action,
    tenantId: pooledFor,
    actor: { kind: 'anonymous', id: null },
    visitor: { ip: null, userAgent: undefined },
    details: { reason: 'many_sources' },
  };
  return [`${action} ${pooledFor} *`, pooled];
}

function close(platform: Parts, gathering: Gathering): void {
  clearTimeout(gathering.timer);
  gathering.timer = undefined;
  const counted = [...gathering.sources.values()];
  gathering.sources.clear();
  gathering.ofTenant.clear();
  gathering.startedAt = platform.clock.now().getTime();
  for (const { refusal, further } of counted) if (further > 0) write(platform, gathering, refusal, further);
}

function write(platform: Parts, gathering: Gathering, refusal: Refusal, occurrences: number): void {
  const written = writeNow(platform, refusal, occurrences)
    .catch((error: unknown) => {
      platform.log.warn({ err: error, action: refusal.action }, 'a security event could not be written');
    })
    .finally(() => gathering.writing.delete(written));
  gathering.writing.add(written);
}

async function writeNow(platform: Parts, { find, ...refusal }: Refusal, occurrences: number): Promise<void> {
  const found = (await find?.()) ?? [];
  const acts: Act[] = (found.length > 0 ? found : [{}]).map((whom) => ({ ...refusal, ...whom, occurrences }));
  const tenants = acts.flatMap(({ tenantId }) => tenantId ?? []);
  await withTenants(platform.db, tenants, async (tx) => {
    for (const act of acts) await recordActOf(platform, tx, act);
  });
}
