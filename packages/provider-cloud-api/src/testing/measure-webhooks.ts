import { type GrowingCase, reportGrowth } from '@waqtor/testing/growth';
import { findAccounts } from '../webhook/find-accounts.ts';
import { parseWebhook } from '../webhook/parse.ts';
import { growingWebhooks } from './growing-webhooks.ts';

/*
 * Measures how the cost of each step of reading a webhook grows; between the steps it yields to the event
 * loop. For `npm run bench growth`.
 */

const steps: GrowingCase[] = Object.entries(growingWebhooks).flatMap(([name, { full, build }]) => [
  { name: `parse: ${name}`, full, build, run: (body: never) => parseWebhook(body) },
  // What is nested too deeply for JSON.stringify is measured below.
  ...(name.startsWith('depth')
    ? []
    : [
        {
          name: `accounts: ${name}`,
          full,
          build: (size: number) => Buffer.from(JSON.stringify(build(size))),
          run: (body: Buffer) => findAccounts(body, 1_000),
        },
        {
          name: `JSON: ${name}`,
          full,
          build: (size: number) => Buffer.from(JSON.stringify(build(size))),
          run: (body: Buffer) => JSON.parse(body.toString('utf8')),
        },
      ]),
]);
const texts: [string, (size: number) => string][] = [
  ['lists in lists', (n) => `{"entry":${'['.repeat(n / 2)}${']'.repeat(n / 2)}}`],
  ['empty lists', (n) => `{"entry":[${'[],'.repeat(n / 3)}1]}`],
  ['empty objects', (n) => `{"entry":[${'{},'.repeat(n / 3)}1]}`],
  ['numbers', (n) => `{"entry":[${'1,'.repeat(n / 2)}1]}`],
  ['backslashes', (n) => `{"entry":"${'\\\\'.repeat(n / 2)}"}`],
];
for (const [name, build] of texts) {
  const bytes = (size: number) => Buffer.from(build(size));
  // Bodies with more than 200,000 values, lists and objects are not parsed.
  const parsed = {
    'lists in lists': 400_000,
    numbers: 400_000,
    'empty lists': 300_000,
    'empty objects': 300_000,
  };
  const full = parsed[name as keyof typeof parsed] ?? 3_000_000;
  steps.push({
    name: `accounts: ${name}`,
    full: 3_000_000,
    build: bytes,
    run: (body: Buffer) => findAccounts(body, 1_000),
  });
  steps.push({
    name: `JSON: ${name}`,
    full,
    build: bytes,
    run: (body: Buffer) => JSON.parse(body.toString('utf8')),
  });
  steps.push({
    name: `parse: ${name}`,
    full,
    build: (size) => JSON.parse(build(size)),
    run: (body: never) => parseWebhook(body),
  });
}
reportGrowth(steps);
