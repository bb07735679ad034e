import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseUrls, EmbeddedPostgres } from '@waqtor/db';
import { until } from '@waqtor/testing';
import { type Cluster, startCluster } from './cluster/cluster.ts';
import { linkToVolume, mountVolume, moveToVolume, unmount, type Volume } from './cluster/small-volumes.ts';
import { openThreads, startSends } from './load/sends.ts';
import { startWebhookLoad } from './load/webhook-load.ts';
import type { Fault, FaultReport, FaultRun } from './report.ts';
import { verifyAcknowledged, verifyLog, waitUntilIdle } from './verify/verify-intake.ts';
import { settleSends, verifySends } from './verify/verify-sends.ts';

const ROLES = 'api,gateway,worker,connector';
const WAIT_MS = 120_000;
/** The allowed responses while the disk is full: success, or a temporary error. */
const ALLOWED: ReadonlySet<number | 'broken'> = new Set([200, 202, 503]);

/**
 * Fills volumes one after the other: the database's data, its write-ahead log, its temporary files, and the
 * product's data folder. Needs root, to mount them.
 */
export const diskFault: Fault = {
  invariant:
    'a full disk is answered with 503, loses and corrupts nothing, and everything goes on by itself when there is room',
  // `npm run check` runs packages/db/src/embedded/disk-full.test.ts instead.
  rounds: { long: 12, short: 0 },
  run,
};

interface Disks {
  urls: DatabaseUrls;
  postgres: EmbeddedPostgres;
  productDir: string;
  volumes: Volume[];
  stop(): Promise<void>;
}

async function buildDisks(): Promise<Disks> {
  const folder = mkdtempSync(join(tmpdir(), 'waqtor-disks-'));
  chmodSync(folder, 0o711);
  const cleanups: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const act of cleanups.splice(0).reverse()) await act();
  };
  const mount = (name: string, megabytes: number) => {
    const volume = mountVolume(name, join(folder, name), megabytes);
    cleanups.push(() => unmount(volume));
    return volume;
  };
  try {
    const data = mount('data', 200);
    const log = mount('log', 200);
    const temporary = mount('temporary', 8);
    const media = mount('media', 16);
    const dataDir = join(data.path, 'database');
    const first = new EmbeddedPostgres({ dataDir });
    await first.start();
    await first.stop();
    const cluster = join(dataDir, 'postgres', 'data');
    moveToVolume(log, join(cluster, 'pg_wal'));
    linkToVolume(temporary, join(cluster, 'base', 'pgsql_tmp'));
    const postgres = new EmbeddedPostgres({ dataDir });
    cleanups.push(() => postgres.stop());
    const urls = await postgres.start();
    return {
      urls,
      postgres,
      productDir: join(media.path, 'product'),
      volumes: [data, log, temporary, media],
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function run({ rounds, seed, log }: FaultRun): Promise<FaultReport> {
  const disks = await buildDisks();
  const { volumes } = disks;
  const problems: string[] = [];
  const refusals: Record<string, number> = {};
  let cluster: Cluster | undefined;
  try {
    cluster = await startCluster({
      servers: { one: ROLES, two: ROLES },
      seed,
      database: disks.urls,
      env: { WAQTOR_DATA_DIR: disks.productDir },
      settings: { enforcePairRateLimit: false },
      sandbox: { webhooks: { timeScale: 0.005, timeoutMs: 10_000 }, phones: { reads: 'never' } },
    });
    const { sandbox, admin, loadBalancer, servers } = cluster;
    // `work_mem` is so small that batches of the intake and searches spill to temporary files.
    await admin.pool.query("alter role waqtor_app set work_mem = '64kB'");
    // WAL segments are not recycled, so that new ones are needed soon.
    await admin.pool.query('alter system set wal_recycle = off');
    await admin.pool.query('select pg_reload_conf()');
    await Promise.all(
      servers.map(async (server) => {
        await server.terminate();
        await server.start();
      }),
    );
    const pids = servers.map((server) => server.pid);
    const threads = await openThreads(cluster, 4);
    const load = startWebhookLoad(cluster, 60, { statuses: 0 });
    const sends = startSends(cluster, threads, 5);
    let checked = 0;
    for (let round = 1; round <= rounds; round++) {
      const volume = volumes[(round - 1) % volumes.length] as Volume;
      const before = loadBalancer.answers.get(503) ?? 0;
      const sent = await fillUntilRefused(cluster, volume, before);
      const refused = (loadBalancer.answers.get(503) ?? 0) - before;
      refusals[volume.name] = (refusals[volume.name] ?? 0) + refused + sent.refusals;
      volume.free();
      const startedMs = performance.now();
      const { itemsAcknowledged: then } = sandbox.ledger.summary();
      await sandbox.ledger.until((now) => now.itemsAcknowledged > then + 60, WAIT_MS);
      await untilFilesAreStored(cluster);
      const found = await verifyAcknowledged(cluster, checked);
      problems.push(...sent.problems, ...found.map((problem) => `round ${round}: ${problem}`));
      checked =
        sandbox.ledger.items({ limit: 0, acknowledged: false })[0]?.item ?? sandbox.ledger.summary().items;
      log(
        `round ${round}: no room for ${volume.name}, ${refused + sent.refusals} answers 503; at work again after ` +
          `${Math.round(performance.now() - startedMs)} ms; ${disks.postgres.restarts} restarts of Postgres, ${found.length} wrong`,
      );
    }
    await sends.stop();
    await load.stop();
    await waitUntilIdle(cluster);
    await untilFilesAreStored(cluster); // the files of the last webhooks may have been refused
    await settleSends(cluster, sends.accepted, WAIT_MS);
    const { items, itemsAcknowledged, posts } = sandbox.ledger.summary();
    if (itemsAcknowledged < items)
      problems.push(`${items - itemsAcknowledged} items were never acknowledged`);
    problems.push(
      ...sends.problems,
      ...(await verifyAcknowledged(cluster)),
      ...(await verifyLog(admin)),
      ...(await verifySends(cluster, sends.accepted)),
      ...(await verifyFiles(cluster, disks.productDir)),
      ...(await readEverything(cluster)),
    );
    for (const [status, times] of loadBalancer.answers)
      if (!ALLOWED.has(status)) problems.push(`${times} webhooks were answered ${status}`);
    for (const [i, server] of servers.entries())
      if (server.pid !== pids[i])
        problems.push(`${server.name} did not live through it:\n${server.lastLines()}`);
    for (const { name } of volumes.slice(0, rounds))
      if (!refusals[name]) problems.push(`${name}: nothing was refused, so this run proves nothing`);
    return {
      rounds,
      measurements: {
        items,
        posts,
        sends: sends.accepted.length,
        ...Object.fromEntries(
          Object.entries(refusals).map(([name, count]) => [`refused for ${name}`, count]),
        ),
        'restarts of Postgres': disks.postgres.restarts,
      },
      problems,
    };
  } finally {
    for (const volume of volumes) volume.free();
    await cluster?.stop();
    await disks.stop();
  }
}

/**
 * Fills a volume and keeps it full until something was refused for it; also reports the responses to requests
 * other than webhooks and sends.
 */
async function fillUntilRefused(
  cluster: Cluster,
  { name, fill }: Volume,
  answeredBefore: number,
): Promise<{ refusals: number; problems: string[] }> {
  const { loadBalancer, sandbox, sessions, api, admin } = cluster;
  const problems: string[] = [];
  let refusals = 0;
  const logged = (what: string, status: number, body: unknown) => {
    if (status === 503) refusals += 1;
    else if (status >= 300)
      problems.push(`${what} was answered ${status}: ${JSON.stringify(body).slice(0, 300)}`);
  };
  if (name === 'media') {
    const pnid = sessions[0]?.number.pnid ?? '';
    for (let i = 0; i < 3; i++)
      sandbox.admin.writeAs(sandbox.admin.createPerson().phone, { pnid, type: 'image' });
  }
  await until(
    async () => {
      fill(0);
      // Switches the WAL segment; there is no room for the next one.
      if (name === 'log') await admin.pool.query('select pg_switch_wal()').catch(() => {});
      if (name === 'temporary') {
        // These batches are too large for `work_mem`.
        const pnid = sessions[0]?.number.pnid ?? '';
        await sandbox.admin.burst({ pnid, inbound: 300, statuses: 0, perSecond: 3_000, people: 4 });
        const { status, body } = await api.call('GET', '/search?q=customer');
        logged('a search', status, body);
      }
      if (name === 'media') {
        const { status, body } = await upload(cluster);
        logged('an upload', status, body);
      }
      return refusals + (loadBalancer.answers.get(503) ?? 0) - answeredBefore >= 3;
    },
    { timeoutMs: WAIT_MS, everyMs: 100, what: `something to be refused for want of room for ${name}` },
  );
  return { refusals, problems };
}

async function upload({ servers, apiKey }: Cluster): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(200_000).fill(65)], { type: 'text/plain' }), 'notes.txt');
  const answer = await fetch(`${servers[0]?.url}/api/v1/media`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey },
    body: form,
  });
  return { status: answer.status, body: await answer.json() };
}

async function untilFilesAreStored({ admin }: Cluster): Promise<void> {
  // A claim whose release could not be written expires after ten minutes, so the time is moved forward.
  await admin.pool.query("update media set next_attempt_at = now() where state = 'pending'");
  await until(
    async () => {
      const { rows } = await admin.pool.query("select from media where state = 'pending'");
      return rows.length === 0;
    },
    { timeoutMs: WAIT_MS, everyMs: 200, what: 'every file to be fetched' },
  );
}

/** Verifies that every file that a customer sent is stored, and matches its row. */
async function verifyFiles({ admin }: Cluster, productDir: string): Promise<string[]> {
  const { rows } = await admin.pool.query<{ state: string; key: string | null; sha256: string | null }>(
    "select state, storage_key as key, encode(decode(sha256, 'hex'), 'hex') as sha256 from media",
  );
  const problems = rows.filter(({ state }) => state !== 'stored').map(({ state }) => `a file is ${state}`);
  for (const { key, sha256 } of rows) {
    if (key === null) continue;
    const bytes = readFileSync(join(productDir, 'files', key));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      problems.push(`the file ${key} has changed`);
  }
  const known = new Set(rows.map(({ key }) => key));
  const kept = readdirSync(join(productDir, 'files'), { recursive: true, withFileTypes: true });
  const orphans = kept.filter(
    (it) =>
      it.isFile() && !known.has(join(it.parentPath, it.name).slice(join(productDir, 'files').length + 1)),
  );
  // A download whose result could not be recorded may leave a file behind, which is better than a row without
  // its file.
  if (orphans.length > rows.length) problems.push(`${orphans.length} files were left behind`);
  return problems;
}

/** Reads every page of every table and index; a torn page fails its checksum. */
async function readEverything({ admin }: Cluster): Promise<string[]> {
  const { rows: tables } = await admin.pool.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  const problems: string[] = [];
  for (const { name } of tables) {
    try {
      await admin.pool.query(`select sum(hashtext(t::text)::bigint) from ${name} t`);
      await admin.pool.query(`reindex table ${name}`);
    } catch (error) {
      problems.push(`${name} cannot be read: ${String(error)}`);
    }
  }
  return problems;
}
