import { percentile } from './load/load.ts';
import { type Business, openBusiness, openSandbox } from './setup/business.ts';
import { seedMessages, wordOf } from './setup/seed.ts';
import { openStage } from './setup/stage.ts';
import type { Figure } from './table.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const PER_CONVERSATION = 20;
const REPEATS = 210;

/**
 * Measures the first inbox page and a search, over HTTP, with a million messages compared with ten thousand.
 * The two alternate.
 */
export async function benchList(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const sandbox = await openSandbox(stage);
    const small = await openBusiness(stage, sandbox, { name: 'small' });
    const large = await openBusiness(stage, sandbox, { name: 'large' });
    await seedMessages(stage.admin(small.databaseUrl), small, {
      count: SMALL,
      perConversation: PER_CONVERSATION,
    });
    await seedMessages(stage.admin(large.databaseUrl), large, {
      count: LARGE,
      perConversation: PER_CONVERSATION,
    });
    for (const business of [small, large]) await checkFound(business);
    const asks = {
      'first inbox page': ['/conversations?limit=50'],
      'unread first page': ['/conversations?limit=50&unread=true'],
      // From the most frequent word to one that occurs in a single message, and one that occurs in none.
      search: [1, 7, 90, 900, 9_000, 29_999, 99_999].map((rank) => `/search?type=messages&q=${wordOf(rank)}`),
    };
    const figures: Figure[] = [];
    for (const [what, paths] of Object.entries(asks)) {
      const times = { small: [] as number[], large: [] as number[] };
      for (let i = 0; i < REPEATS; i += 1) {
        const path = paths[i % paths.length] ?? '';
        for (const [size, business] of [
          ['small', small],
          ['large', large],
        ] as const) {
          const ms = await timedRequest(business, path);
          if (i >= paths.length) times[size].push(ms);
        }
      }
      const p95 = (size: 'small' | 'large') =>
        percentile(
          times[size].sort((a, b) => a - b),
          0.95,
        );
      figures.push(
        { what: `${what}, p95 at ${SMALL}`, value: p95('small'), unit: 'ms' },
        { what: `${what}, p95 at ${LARGE}`, value: p95('large'), unit: 'ms' },
        {
          what: `${what}, large / small`,
          value: p95('large') / p95('small'),
          unit: '×',
          bound: { at: 'most', value: 1.5 },
        },
      );
    }
    return figures;
  } finally {
    await stage.stop();
  }
}

async function timedRequest({ url, accessToken }: Business, path: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return performance.now() - startedAt;
}

async function checkFound(business: Business): Promise<void> {
  const response = await fetch(`${business.url}/api/v1/search?type=messages&q=${wordOf(1)}`, {
    headers: { authorization: `Bearer ${business.accessToken}` },
  });
  const { data } = (await response.json()) as { data: unknown[] };
  if (data.length < 20)
    throw new Error(
      `the commonest word was found ${data.length} times: the seed is not what the server reads`,
    );
}
