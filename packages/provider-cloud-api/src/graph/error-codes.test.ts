import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProviderErrorReason } from '@waqtor/provider';
import { describe, expect, it } from 'vitest';
import { reasonOf, retryAfterOf } from './error-codes.ts';

/** Meta's error reference, grouped by how each error is handled. */
const table: Readonly<Partial<Record<ProviderErrorReason, readonly number[]>>> = {
  number_throttled: [130429, 131057, 2494100],
  pair_throttled: [131056],
  account_held: [4, 80007],
  transient: [2, 131000, 131016, 133004, 134101, 133015],
  not_now: [131049, 130472, 131064],
  spam_stopped: [131048],
  message_rejected: [
    131026, 130403, 131051, 131053, 131021, 131008, 131009, 100, 131062, 131030, 137000, 135000,
  ],
  media_gone: [131052],
  contact_suppressed: [131050],
  window_closed: [131047],
  template_rejected: [
    132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069, 131063,
  ],
  account_stopped: [
    0, 3, 10, 190, 200, 299, 131005, 368, 131031, 130497, 131042, 131037, 131045, 133010, 33, 134011,
  ],
};

/** A code is known if no HTTP status changes its class. */
const isKnown = (code: number) => reasonOf(code, 400) === reasonOf(code, 500);

describe('the reason of a Graph error', () => {
  it.each(Object.entries(table))('is %s for its codes', (reason, codes) => {
    for (const code of codes) expect([code, reasonOf(code, 400)]).toEqual([code, reason]);
  });

  it.each([
    [429, 'number_throttled'],
    [500, 'transient'],
    [503, 'transient'],
    [401, 'account_stopped'],
    [403, 'account_stopped'],
    [400, 'message_rejected'],
    [undefined, 'message_rejected'],
  ])('of an unknown code follows the HTTP status %s', (status, reason) => {
    expect(isKnown(987654)).toBe(false);
    expect(reasonOf(987654, status)).toBe(reason);
  });

  it.each([
    [131057, 60_000],
    [130429, 1_000],
    [131056, 6_000],
    [80007, 3_600_000],
    [131049, 86_400_000],
    [131026, undefined],
  ])('of code %i waits %s ms before a retry', (code, wait) => {
    expect(retryAfterOf(code, reasonOf(code))).toBe(wait);
  });
});

const facts = fileURLToPath(new URL('../../../../../shared/WHATSAPP.md', import.meta.url));

const mustExist = process.env.REQUIRE_CORPUS === 'true';

describe.skipIf(!existsSync(facts) && !mustExist)(
  'the documented error codes (skipped: not beside the repository)',
  () => {
    it('contain no unmapped code', () => {
      const [, rest = ''] = readFileSync(facts, 'utf8').split('**Errors by what to do**');
      const rows =
        rest
          .split('Error body:')[0]
          ?.split('\n')
          .filter((line) => line.startsWith('| ')) ?? [];
      const codes = rows.flatMap((row) => row.split('|')[2]?.match(/\b\d+\b/g) ?? []).map(Number);
      expect(codes.length).toBeGreaterThan(50);
      // 24 is the hours of "≥ 24 h".
      expect(codes.filter((code) => code !== 24 && !isKnown(code))).toEqual([]);
    });
  },
);
