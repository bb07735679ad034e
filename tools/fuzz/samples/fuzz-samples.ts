import { until } from '@waqtor/testing';
import { startCluster } from '../../faults/cluster/cluster.ts';
import type { FuzzReport, FuzzRun } from '../fuzz-run.ts';
import { deliver, send } from '../webhooks/deliver.ts';
import { verifyEvents } from '../webhooks/model/log.ts';
import { readState } from '../webhooks/model/state.ts';
import { createRandom, type Random } from '../webhooks/random.ts';
import { type Post, type Source, sign } from '../webhooks/stream/posts.ts';
import { type Cut, cutBody } from './cut.ts';
import { readSamples, type Sample } from './read-samples.ts';
import { isAboutIdentity, type Readdressed, readdress } from './readdress.ts';
import { indexState, messageIds, viewOf } from './view.ts';

const ROLES = 'api,gateway,worker,connector';
const SETTLE_MS = 30_000;
const AT_ONCE = 8;

/**
 * Samples delivered twice: with one set of ids once and in order, with another set repeated and in random
 * order.
 */
interface World {
  names: string;
  inOrder: Readdressed;
  anyhow: Readdressed;
}

/**
 * Webhook samples, divided into items. Each group of samples is delivered once in order and, under other ids,
 * repeated, shuffled and batched over two processes. The resulting state must be the same, and every item
 * must be stored.
 */
export async function fuzzSamples({ count, seed, log }: FuzzRun): Promise<FuzzReport> {
  const random = createRandom(seed);
  const samples = readSamples(log);
  const cluster = await startCluster({ servers: { one: ROLES, two: ROLES }, seed });
  try {
    const { sessions, servers } = cluster;
    const source = sessions[0] as Source;
    const origins = servers.map(({ url }) => url);
    const worlds = Array.from({ length: count }, (_, n) => makeWorld(random, samples, source, n));
    const problems = await deliverInOrder(worlds, source, origins);
    const posts = random.shuffle(batch(random, worlds, source));
    problems.push(...(await deliver(posts, origins)).problems);
    let differences: string[] = [];
    await until(
      async () => {
        const state = await readState(cluster);
        const facts = indexState(state);
        differences = [...worlds.flatMap((world) => compareWorld(world, facts)), ...verifyEvents(state)];
        return differences.length === 0;
      },
      { timeoutMs: SETTLE_MS, everyMs: 500, what: 'both orders to end the same' },
    ).catch((error: Error) => {
      if (differences.length === 0) throw error;
    });
    problems.push(...differences);
    for (const server of servers)
      if (!server.isUp) problems.push(`${server.name} died:\n${server.lastLines()}`);
    const items = worlds.reduce((sum, world) => sum + world.anyhow.cuts.length, 0);
    return { measurements: { samples: samples.length, worlds: count, items, POSTs: posts.length }, problems };
  } finally {
    await cluster.stop();
  }
}

function makeWorld(random: Random, samples: readonly Sample[], source: Source, n: number): World {
  const first = samples[n % samples.length] as Sample;
  const chosen = [first];
  const others = random.chance(0.5) ? random.whole(1, 3) : 0;
  for (let i = 0; i < others && !isAboutIdentity(cutsOf(first)); i++) {
    const other = random.pick(samples);
    if (!chosen.includes(other) && !isAboutIdentity(cutsOf(other))) chosen.push(other);
  }
  const cuts = chosen.map(cutsOf);
  return {
    names: chosen.map(({ name }) => name).join(' + '),
    inOrder: readdress(cuts, source, `1${String(n).padStart(4, '0')}`),
    anyhow: readdress(cuts, source, `2${String(n).padStart(4, '0')}`),
  };
}

const cutsOf = ({ bodies }: Sample): Cut[] => bodies.flatMap(cutBody);

async function deliverInOrder(
  worlds: readonly World[],
  source: Source,
  origins: readonly string[],
): Promise<string[]> {
  const problems: string[] = [];
  const waiting = [...worlds];
  const work = async () => {
    for (let world = waiting.shift(); world; world = waiting.shift()) {
      for (const cut of world.inOrder.cuts) {
        const status = await send(pack([cut], source), origins[0] ?? '');
        if (status !== 200) problems.push(`${world.names} was answered ${status}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return problems;
}

/** Batches every item one to four times, in bodies of one to eight changes. */
function batch(random: Random, worlds: readonly World[], source: Source): Post[] {
  const copies = worlds.flatMap(({ anyhow: shuffled }) =>
    shuffled.cuts.flatMap((cut) => Array.from({ length: random.whole(1, 4) }, () => cut)),
  );
  // The copies are close enough for items of one group to share a body.
  const near = copies.map((cut, i) => ({ cut, at: i + random.whole(0, 40) })).sort((a, b) => a.at - b.at);
  const posts: Post[] = [];
  while (near.length > 0) {
    const some = near.splice(0, random.chance(0.4) ? 1 : random.whole(2, 8)).map(({ cut }) => cut);
    posts.push(pack(random.shuffle(some), source, random.chance(0.5)));
  }
  return posts;
}

function pack(cuts: readonly Cut[], { sessionId, number }: Source, isForApp = false): Post {
  const entry = cuts.map(({ entry, change }) => ({ ...entry, changes: [change] }));
  const body = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }));
  const path = isForApp ? '/webhooks/whatsapp' : `/webhooks/whatsapp/${sessionId}`;
  return { path, body, signature: sign(body, number.appSecret), expects: 200 };
}

function compareWorld({ names, inOrder, anyhow: shuffled }: World, facts: readonly string[]): string[] {
  const should = viewOf(facts, inOrder.originals);
  const is = viewOf(facts, shuffled.originals);
  const problems = [
    ...without(should, is).map((fact) => `${names}: only in order: ${fact.slice(0, 400)}`),
    ...without(is, should).map((fact) => `${names}: only in another order: ${fact.slice(0, 400)}`),
  ];
  for (const cut of shuffled.cuts) {
    const text = JSON.stringify(cut);
    const ids = [...shuffled.originals.keys()].filter((id) => text.includes(id));
    if (ids.length > 0 && !ids.some((id) => facts.some((fact) => fact.includes(id))))
      problems.push(`${names}: an item is nowhere: ${text.slice(0, 400)}`);
  }
  const ids = messageIds(facts, shuffled.originals);
  if (new Set(ids).size < ids.length) problems.push(`${names}: a message is there twice`);
  return problems;
}

/** Returns what the first list contains in excess of the second. */
function without(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return one.filter((fact) => {
    const at = left.indexOf(fact);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
