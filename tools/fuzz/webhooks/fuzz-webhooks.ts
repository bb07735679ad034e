import { until } from '@waqtor/testing';
import { startCluster } from '../../faults/cluster/cluster.ts';
import type { FuzzReport, FuzzRun } from '../fuzz-run.ts';
import { deliver } from './deliver.ts';
import { compare } from './model/compare.ts';
import { verifyEvents } from './model/log.ts';
import { expect } from './model/model.ts';
import { readState } from './model/state.ts';
import { verifyOrders } from './orders.ts';
import { createRandom, type Random } from './random.ts';
import { makeSends } from './sends.ts';
import type { Item } from './stream/items.ts';
import { makeCustomers } from './stream/people.ts';
import { digitsOf, fits, forge, invalidJson, type Post, packItems, type Source } from './stream/posts.ts';
import { createItems } from './stream/stream.ts';

const ROLES = 'api,gateway,worker,connector';
const HOUR = 3_600;
const ORDERS_EACH = 4;
const SETTLE_MS = 30_000;

/**
 * Random webhooks, each delivered 1 to 5 times, shuffled, batched, over two processes, some malformed or
 * forged. The final state must be what the model computes from the generated items.
 */
export async function fuzzWebhooks({ count, seed, log }: FuzzRun): Promise<FuzzReport> {
  const random = createRandom(seed);
  const cluster = await startCluster({
    servers: { one: ROLES, two: ROLES },
    seed,
    numbers: 2,
    isOneApp: true,
    settings: { enforcePairRateLimit: false },
  });
  try {
    const { api, sessions, servers } = cluster;
    const perLine = Math.min(240, Math.max(24, count >> 5));
    const sent = await makeSends(cluster, perLine);
    const before = {
      contactIds: new Set((await api.all<{ id: string }>('/contacts')).map(({ id }) => id)),
      conversationIds: new Set((await api.all<{ id: string }>('/conversations')).map(({ id }) => id)),
    };
    // A third of the first session's sends is reserved for the test of status orders below.
    const forOrders = sent[0]?.splice(0, Math.floor(perLine / 3)) ?? [];
    const { items, posts, forged } = generate(random, count, sessions, sent);
    const startedMs = performance.now();
    const { problems, repeats } = await deliver(
      posts,
      servers.map(({ url }) => url),
    );
    const seconds = (performance.now() - startedMs) / 1_000;
    log(
      `${posts.length} POSTs of ${items.length} items in ${seconds.toFixed(1)} s, ${repeats} repeated after 503`,
    );

    const expected = expect(items, new Set([...sent.flat(), ...forOrders]));
    // Statuses that missed their message while both were being stored are resolved by a sweep.
    let differences: string[] = [];
    await until(
      async () => {
        const state = await readState(cluster);
        differences = [...compare(expected, state, sessions, before), ...verifyEvents(state)];
        return differences.length === 0;
      },
      { timeoutMs: SETTLE_MS, everyMs: 500, what: 'the state to be the model’s' },
    ).catch((error: Error) => {
      if (differences.length === 0) throw error;
    });
    problems.push(...differences);
    log(
      `${expected.messages.size} messages, ${expected.contacts.length} contacts: ${differences.length} differences`,
    );
    const orders = await verifyOrders(cluster, random, { sent: forOrders, ordersEach: ORDERS_EACH });
    log(`${forOrders.length} messages told the same in ${ORDERS_EACH} orders: ${orders.length} problems`);
    problems.push(...orders);
    for (const server of servers)
      if (!server.isUp) problems.push(`${server.name} died:\n${server.lastLines()}`);
    return {
      measurements: {
        webhooks: count,
        POSTs: posts.length,
        'a second': Math.round(posts.length / seconds),
        forged,
        messages: expected.messages.size,
        contacts: expected.contacts.length,
        statuses: items.filter((item) => item.status).length,
        kept: expected.kept.size,
      },
      problems,
    };
  } finally {
    await cluster.stop();
  }
}

function generate(
  random: Random,
  count: number,
  sources: readonly Source[],
  sent: readonly (readonly string[])[],
) {
  const now = Math.floor(Date.now() / 1_000);
  const span = { from: now - 20 * HOUR, to: now - 60 };
  const customers = makeCustomers(random, Math.max(16, Math.round(count / 15)), span);
  const ownPhones = sources.map(({ number }) => digitsOf(number));
  const stream = createItems({ random, customers, sessions: sources.length, span, sent, ownPhones });
  const items: Item[] = [];
  const posts: Post[] = [];
  let forged = 0;
  for (let i = 0; i < count; i++) {
    const batch: Item[] = [];
    for (let n = random.chance(0.6) ? 1 : random.whole(2, 12); n > 0; n--) {
      const item = stream.next();
      if (fits(batch, item)) batch.push(item);
    }
    // A changed user id must be reported, or the new one counts as another person.
    if (random.chance(0.03) && !batch.some(({ sighting }) => sighting?.previous)) {
      // Forged webhooks must leave no trace, so their items are not in the model.
      posts.push(forge(random, packItems(random, batch, sources), sources));
      forged += 1;
      continue;
    }
    items.push(...batch);
    giveBatch(batch);
    if (random.chance(0.01)) {
      const session = random.whole(0, sources.length - 1);
      const odd = invalidJson(random, `n${i}`, sources[session] as Source);
      posts.push(odd.post, odd.post);
      const kept = { field: '', kind: 'unreadable', payload: odd.payload };
      items.push({ session, field: '', list: null, raw: null, at: span.from, kept });
    }
  }
  for (const item of stream.rest()) {
    items.push(item);
    giveBatch([item]);
  }
  return { items, posts: random.shuffle(posts), forged };

  function giveBatch(batch: readonly Item[]): void {
    const post = packItems(random, batch, sources);
    const copies = random.chance(0.5) ? 1 : random.whole(1, 5);
    for (let copy = 0; copy < copies; copy++) posts.push(post);
    // The same items are sent again in other batches, because Meta also retries items in different batches.
    if (random.chance(0.1)) posts.push(packItems(random, random.shuffle(batch), sources));
  }
}
