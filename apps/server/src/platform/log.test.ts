import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test('the log omits the row that PostgreSQL quotes in a constraint error', () => {
  const lines: string[] = [];
  const log = createLog('info', { pretty: false, to: { write: (line) => lines.push(line) } });
  const refused = Object.assign(new Error('new row for relation "messages" violates check constraint'), {
    code: '23514',
    detail: 'Failing row contains (+212600000001, what the customer wrote).',
    where: 'JSON data, line 1: what the customer wrote',
  });
  log.error({ err: refused }, 'a request failed');
  log.error({ err: new AggregateError([refused], 'several') }, 'a part failed');
  log.error({ err: new Error('around it', { cause: refused }) }, 'a background worker failed');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('23514');
  expect(lines.join()).not.toMatch(/customer wrote|2126/);
});
