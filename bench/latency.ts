import WebSocket from 'ws';
import { drive, percentile } from './load/load.ts';
import { seedSent, steps, supply } from './load/webhooks.ts';
import { call, openBusiness, openSandbox } from './setup/business.ts';
import { openStage } from './setup/stage.ts';
import type { Figure } from './table.ts';

const PER_SECOND = 1_000;
const RUN_MS = 10_000;

/**
 * Measures the latency from sending a webhook to its frame at a WebSocket client, at a steady thousand
 * webhooks a second.
 */
export async function benchLatency(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const sandbox = await openSandbox(stage);
    const ours = await openBusiness(stage, sandbox, { name: 'ours' });
    const sent = await seedSent(stage.admin(ours.databaseUrl), ours, 20_000);
    const sentAt = new Map<string, number>();
    const times: number[] = [];
    const socket = await subscribe(ours.url, ours.accessToken, (event) => {
      for (const key of keysOfEvent(event)) {
        const at = sentAt.get(key);
        if (at === undefined) continue;
        sentAt.delete(key);
        times.push(performance.now() - at);
      }
    });
    const next = supply(ours, { url: ours.url, path: ours.webhookPath }, sent, 'latency');
    const options = { connections: 64, perSecond: PER_SECOND };
    await drive(ours.url, next, { ...options, ms: 2_000 });
    const timed = () => {
      const request = next();
      for (const key of keysOfRequest(request)) sentAt.set(key, performance.now());
      return request;
    };
    const load = await drive(ours.url, timed, { ...options, ms: RUN_MS });
    const deadline = Date.now() + 10_000;
    while (sentAt.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
    socket.close();
    times.sort((a, b) => a - b);
    return [
      {
        what: 'webhooks/s offered and taken',
        value: load.perSecond,
        unit: '/s',
        bound: { at: 'least', value: PER_SECOND * 0.95 },
      },
      { what: 'webhook to frame, p50', value: percentile(times, 0.5), unit: 'ms' },
      {
        what: 'webhook to frame, p99',
        value: percentile(times, 0.99),
        unit: 'ms',
        bound: { at: 'most', value: 250 },
      },
      { what: 'webhook to 200, p99', value: load.p99, unit: 'ms' },
      { what: 'frames that never came', value: sentAt.size, unit: '', bound: { at: 'most', value: 0 } },
    ];
  } finally {
    await stage.stop();
  }
}

interface Frame {
  op: string;
  type?: string;
  data?: { message?: { providerId?: string }; providerId?: string; status?: string };
}

/**
 * Messages are matched by id, statuses by id and step. Statuses that arrived together produce one event with
 * the last step.
 */
function keysOfEvent({ type, data }: Frame): string[] {
  if (type === 'message.received') return data?.message?.providerId ? [data.message.providerId] : [];
  if (type !== 'message.updated') return [];
  const reached = steps.slice(0, steps.indexOf(data?.status ?? '') + 1);
  return reached.map((step) => `${data?.providerId}:${step}`);
}

function keysOfRequest(request: Buffer): string[] {
  const text = request.toString('utf8');
  const value = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4)).entry[0].changes[0].value;
  return value.messages ? [value.messages[0].id] : [`${value.statuses[0].id}:${value.statuses[0].status}`];
}

async function subscribe(url: string, token: string, onEvent: (frame: Frame) => void): Promise<WebSocket> {
  const { data } = await call<{ data: { ticket: string } }>(`${url}/api/v1/auth/ws-ticket`, {}, token);
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`);
  socket.on('open', () => socket.send(JSON.stringify({ op: 'auth', ticket: data.ticket })));
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`the socket closed with ${code}`)));
    socket.on('message', (raw) => {
      const frame = JSON.parse(String(raw)) as Frame;
      if (frame.op === 'ready') socket.send(JSON.stringify({ op: 'subscribe', topics: ['conversations'] }));
      if (frame.op === 'subscribed') resolve();
      if (frame.op === 'event') onEvent(frame);
    });
  });
  return socket;
}
