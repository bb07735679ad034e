import { ProviderError, type ProviderErrorOptions, type ProviderErrorReason } from '@waqtor/provider';
import { expect, test } from 'vitest';
import { classifyFailure } from './outcome.ts';

function judge(reason: ProviderErrorReason, attempts = 0, options: Partial<ProviderErrorOptions> = {}) {
  return classifyFailure(new ProviderError(reason, 'words', { certain: true, ...options }), {
    attempts,
    nowMs: 0,
  });
}

test('a result that is not certain is unknown, whatever the error', () => {
  for (const reason of ['transient', 'account_stopped', 'message_rejected'] as const) {
    expect(judge(reason, 0, { certain: false }).outcome.kind).toBe('unknown');
  }
  expect(classifyFailure(new TypeError('a bug'), { attempts: 0, nowMs: 0 }).outcome.kind).toBe('unknown');
});

test('transient errors are retried with backoff, then given up', () => {
  const waits = [0, 1, 2, 3, 4].map((attempts) => judge('transient', attempts).outcome);
  expect(waits.map((it) => it.kind === 'retry' && it.dueMs)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  expect(judge('transient', 5).outcome.kind).toBe('failed');
});

test('pair throttling waits 4^n seconds', () => {
  const waits = [0, 1, 2].map((attempts) => judge('pair_throttled', attempts));
  expect(waits.map((it) => it.consequence?.delayPairUntilMs)).toEqual([4_000, 16_000, 64_000]);
  expect(judge('pair_throttled', 0, { retryAfterMs: 6_000 }).consequence?.delayPairUntilMs).toBe(6_000);
});

test('number throttling never counts as an attempt of the message', () => {
  const { outcome, consequence } = judge('number_throttled', 100);
  expect(outcome).toMatchObject({ kind: 'retry', counts: false });
  expect(consequence).toEqual({ slowNumberMs: 1_000 });
});

test('an account that is paused or stopped keeps its messages queued', () => {
  expect(judge('account_held')).toMatchObject({
    outcome: { kind: 'again' },
    consequence: { pauseSendQueue: { untilMs: 3_600_000 } },
  });
  expect(judge('account_stopped')).toMatchObject({
    outcome: { kind: 'again' },
    consequence: { pauseSendQueue: { untilMs: null } },
  });
});

test("only WhatsApp's code and text of an error are stored", () => {
  const { outcome } = judge('template_rejected', 0, {
    code: 132001,
    details: 'Template name does not exist',
    cause: new Error('Bearer EAAsecret'),
  });
  expect(outcome).toEqual({
    kind: 'failed',
    error: {
      reason: 'template_rejected',
      code: 132001,
      message: 'The template or its parameters are at fault. See details.',
      details: 'Template name does not exist',
    },
  });
});
