import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import { applyFaults, type FaultEffect } from '../faults.ts';
import type { PostRecord } from '../ledger/ledger.rows.ts';
import type { App, World } from '../world.ts';
import { bodyOf, type WebhookItem } from './bodies.ts';

/** Delays between attempts in seconds, before `timeScale`; the last repeats until seven days have passed. */
const RETRY_SECONDS = [1, 5, 15, 60, 300, 900, 3600, 10_800, 21_600, 43_200];
const SEVEN_DAYS_MS = 7 * 24 * 3600 * 1000;

interface Delivery {
  post: PostRecord;
  app: App;
  url: string;
  body: Buffer;
  signature: string;
  effects: FaultEffect[];
  attempt: number;
  /** The total delay between attempts so far in milliseconds, before `timeScale`. */
  waitedMs: number;
}

/**
 * Sends webhooks: signed, at most `concurrency` at once per callback, retried with identical bytes until the
 * response is 200 or seven days have passed.
 */
export interface Deliverer {
  emit(item: WebhookItem, now?: { whenAcknowledged: () => void }): void;
  /** `setTimeout` that `idle` waits for; 0 or less means the next turn of the event loop. */
  schedule(ms: number, action: () => void): void;
  /**
   * Resolves when no phone reaction is pending and no webhook is queued, being sent or waiting for a retry.
   */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export function createDeliverer(world: World): Deliverer {
  const agent = new Agent({
    keepAliveTimeout: 30_000,
    connections: world.webhooks.concurrency,
    pipelining: 1,
  });
  const queues = new Map<string, { waiting: Delivery[]; head: number; inFlight: number }>();
  const batches = new Map<string, { app: App; url: string; items: WebhookItem[]; effects: FaultEffect[] }>();
  const acknowledged = new WeakMap<PostRecord, () => void>();
  const idleWaiters = new Set<() => void>();
  let open = 0;

  function emit(item: WebhookItem, now?: { whenAcknowledged: () => void }): void {
    if (world.stopping) return;
    const effects = applyFaults(world, { path: '/messages', pnid: item.pnid, to: item.to }, true);
    if (effects.some((effect) => 'loseWebhook' in effect)) {
      now?.whenAcknowledged();
      return;
    }
    let sent = false;
    for (const subscription of world.wabas.get(item.wabaId)?.subscriptions.values() ?? []) {
      const app = world.apps.get(subscription.appId);
      const url = subscription.overrideCallbackUri ?? app?.callbackUrl;
      if (!app || !url) continue;
      sent = true;
      const late = effects.find((effect) => 'reorderWebhooks' in effect);
      if (now || (world.webhooks.batch.maxItems <= 1 && !late))
        send(app, url, [item], effects, now?.whenAcknowledged);
      else if (late) schedule(world.random() * (late.withinMs ?? 200), () => send(app, url, [item], effects));
      else addToBatch(app, url, item, effects);
    }
    if (!sent) now?.whenAcknowledged();
  }

  function addToBatch(app: App, url: string, item: WebhookItem, effects: FaultEffect[]): void {
    const key = `${app.id} ${url}`;
    const batch = batches.get(key);
    if (batch) {
      batch.items.push(item);
      batch.effects.push(...effects);
      if (batch.items.length >= world.webhooks.batch.maxItems) flush(key);
      return;
    }
    batches.set(key, { app, url, items: [item], effects: [...effects] });
    schedule(world.webhooks.batch.waitMs, () => flush(key));
  }

  function flush(key: string): void {
    const batch = batches.get(key);
    if (!batch) return;
    batches.delete(key);
    send(batch.app, batch.url, batch.items, batch.effects);
  }

  function send(
    app: App,
    url: string,
    items: WebhookItem[],
    effects: FaultEffect[],
    whenAcknowledged?: () => void,
  ): void {
    const body = bodyOf(items, world.random() < 0.5, world.now());
    const signature = `sha256=${createHmac('sha256', app.appSecret).update(body).digest('hex')}`;
    let copies = 1;
    for (const effect of effects) if ('duplicateWebhook' in effect) copies += effect.duplicateWebhook;
    for (let copy = 0; copy < copies; copy++) {
      const post = world.ledger.write.post({
        appId: app.id,
        callbackUrl: url,
        items: items.map((it) => it.item),
        bytes: body.length,
      });
      if (whenAcknowledged && copy === 0) acknowledged.set(post, whenAcknowledged);
      open++;
      enqueue({ post, app, url, body, signature, effects, attempt: 0, waitedMs: 0 });
    }
  }

  function enqueue(delivery: Delivery): void {
    let queue = queues.get(delivery.url);
    if (!queue) {
      queue = { waiting: [], head: 0, inFlight: 0 };
      queues.set(delivery.url, queue);
    }
    queue.waiting.push(delivery);
    pump(queue);
  }

  function pump(queue: { waiting: Delivery[]; head: number; inFlight: number }): void {
    while (
      queue.inFlight < world.webhooks.concurrency &&
      queue.head < queue.waiting.length &&
      !world.stopping
    ) {
      const delivery = queue.waiting[queue.head++] as Delivery;
      if (queue.head > 1024 && queue.head * 2 > queue.waiting.length) {
        queue.waiting = queue.waiting.slice(queue.head);
        queue.head = 0;
      }
      queue.inFlight++;
      void attempt(delivery).finally(() => {
        queue.inFlight--;
        pump(queue);
      });
    }
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const { post } = delivery;
    const began = Date.now();
    const broken = delivery.attempt === 0 && delivery.effects.some((effect) => 'breakSignature' in effect);
    delivery.attempt++;
    let status: number | undefined;
    let error: string | undefined;
    try {
      const answer = await request(delivery.url, {
        method: 'POST',
        dispatcher: agent,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature-256': broken ? `sha256=${'0'.repeat(64)}` : delivery.signature,
        },
        body: delivery.body,
        headersTimeout: world.webhooks.timeoutMs,
        bodyTimeout: world.webhooks.timeoutMs,
      });
      status = answer.statusCode;
      await answer.body.dump();
    } catch (cause) {
      error =
        cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause);
    }
    world.ledger.write.attempt(post, {
      at: new Date(began).toISOString(),
      ms: Date.now() - began,
      ...(status === undefined ? {} : { status }),
      ...(error === undefined ? {} : { error }),
    });
    acknowledged.get(post)?.();
    if (status === 200) return close();
    retry(delivery);
  }

  function retry(delivery: Delivery): void {
    const { timeScale } = world.webhooks;
    const seconds = RETRY_SECONDS[Math.min(delivery.attempt, RETRY_SECONDS.length) - 1] ?? 1;
    const delay = seconds * 1000 * (0.8 + 0.4 * world.random());
    // Measured by the delays and not by the clock, so that a slow machine makes as many attempts as a fast
    // one.
    delivery.waitedMs += delay;
    if (world.stopping || delivery.waitedMs > SEVEN_DAYS_MS) {
      world.ledger.write.abandon(delivery.post);
      close();
      return;
    }
    schedule(delay * timeScale, () => enqueue(delivery));
  }

  // Pending work counts as open, so that `idle` does not resolve between two attempts.
  function schedule(ms: number, action: () => void): void {
    open++;
    const run = () => {
      if (!world.stopping) action();
      close();
    };
    if (ms > 0) world.schedule(ms, run);
    else setImmediate(run);
  }

  function close(): void {
    if (--open > 0) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters.clear();
  }

  return {
    emit,
    schedule,
    idle: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.add(resolve))),
    stop: () => agent.destroy().catch(() => undefined),
  };
}
