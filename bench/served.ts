import { createHmac } from 'node:crypto';
import { growingWebhooks, metadata } from '@waqtor/provider-cloud-api/testing';
import { type Business, openBusiness, openSandbox } from './setup/business.ts';
import { openStage } from './setup/stage.ts';
import type { Figure } from './table.ts';

const METRICS_TOKEN = 'only-for-measuring';
const MAX_MS = 100;
/** Number of repetitions. The minimum counts, because other programs can only lengthen a pause. */
const ROUNDS = 3;

interface Served {
  name: string;
  send(business: Business, round: number): Promise<Response>;
}

/**
 * Sends the running server the largest request of each kind, one at a time, and measures the longest event
 * loop delay until the response.
 */
export async function benchServed(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const sandbox = await openSandbox(stage);
    const business = await openBusiness(stage, sandbox, { name: 'served', env: { METRICS_TOKEN } });
    const figures: Figure[] = [];
    for (const { name, send } of [...webhooks(), ...bodies()]) {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < ROUNDS && least > MAX_MS; round += 1) {
        await longestPause(business);
        await (await send(business, round)).arrayBuffer();
        least = Math.min(least, await longestPause(business));
      }
      figures.push({ what: name, value: least, unit: 'ms', bound: { at: 'most', value: MAX_MS } });
    }
    return figures;
  } finally {
    await stage.stop();
  }
}

function webhooks(): Served[] {
  const built = Object.entries(growingWebhooks)
    // JSON.stringify cannot produce such deep nesting, so it is built as text below.
    .filter(([name]) => !name.startsWith('depth'))
    .map(([name, { full, build }]): [string, string] => [name, JSON.stringify(build(full))]);
  const texts = Object.entries(bracketed(3_000_000)).map(([name, text]): [string, string] => [
    name,
    `{"entry":${text}}`,
  ]);
  return [...built, ...texts].map(([name, whole], shape) => ({
    name: `webhook: ${name}`,
    async send({ url, webhookPath, number }, round) {
      const body = whole
        .replaceAll(metadata.phone_number_id, number.pnid)
        .replaceAll('"wamid.', `"w${shape}.${round}.`);
      const signature = createHmac('sha256', number.appSecret).update(body).digest('hex');
      const answer = await post(`${url}${webhookPath}`, body, {
        'x-hub-signature-256': `sha256=${signature}`,
      });
      if (answer.status !== 200) throw new Error(`${name} was answered ${answer.status}`);
      return answer;
    },
  }));
}

/** Returns the bodies of a member's requests. All except the long text are refused. */
function bodies(): Served[] {
  const text = JSON.stringify({ content: { type: 'text', text: 'word '.repeat(199_000) } });
  return Object.entries({ ...bracketed(999_000), 'a long text': text }).map(([name, body]) => ({
    name: `API: ${name}`,
    send: ({ url, accessToken }) =>
      post(`${url}/api/v1/messages/send`, body, { authorization: `Bearer ${accessToken}` }),
  }));
}

function bracketed(size: number): Record<string, string> {
  return {
    'lists in lists': '['.repeat(size / 2) + ']'.repeat(size / 2),
    'objects in objects': `${'{"a":'.repeat(size / 6)}1${'}'.repeat(size / 6)}`,
    'empty lists': `[${'[],'.repeat(size / 3)}1]`,
    numbers: `[${'1,'.repeat(size / 2)}1]`,
    'many keys': JSON.stringify(
      Object.fromEntries(Array.from({ length: size / 12 }, (_, i) => [`k${i}`, 1])),
    ),
    'no JSON': '{'.repeat(size),
  };
}

function post(url: string, body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

/** The server's longest event loop delay since the last call, in ms. */
async function longestPause({ url }: Business): Promise<number> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  const seconds = /^waqtor_nodejs_eventloop_lag_max_seconds (\S+)/m.exec(await answer.text())?.[1];
  if (seconds === undefined) throw new Error('the server does not tell how long its event loop stood still');
  return Number(seconds) * 1_000;
}
