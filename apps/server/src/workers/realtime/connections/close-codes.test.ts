import { readFileSync } from 'node:fs';
import { closeCodes } from '@waqtor/contract';
import { expect, test } from 'vitest';

const page = readFileSync(new URL('../../../../../../docs/subsystems/realtime.md', import.meta.url), 'utf8');

test('the documentation of the realtime protocol lists every close code of the contract', () => {
  const documented = [...page.matchAll(/^\| (\d{4}) \| `(\w+)` \|/gm)].map(([, code, reason]) => [
    reason,
    Number(code),
  ]);
  expect(Object.fromEntries(documented)).toEqual(closeCodes);
});
