import { expect, test } from 'vitest';
import en from '../../messages/en.generated.ts';
import { classOfFailure, failedLate, recoveryActions } from './failures.ts';

const classOf = (code: number | null, reason = 'not_delivered') => classOfFailure({ code, reason });

test("WhatsApp's error code determines the explanation, whatever our reason", () => {
  expect(classOf(131047)).toBe('window');
  expect(classOf(131026)).toBe('unreachable');
  expect(classOf(131042, 'account_stopped')).toBe('payment');
  expect(classOf(131053, 'message_rejected')).toBe('file');
  expect(classOf(0)).toBe('account');
  expect(classOf(210)).toBe('account');
});

test('without a known error code, our own reason determines the explanation', () => {
  expect(classOf(null, 'window_closed')).toBe('window');
  expect(classOf(999_999, 'template_rejected')).toBe('template');
  expect(classOf(999_999)).toBe('rejected');
});

test('every explanation has a text and a recovery action', () => {
  const said = Object.keys(en.thread).filter((name) => name.startsWith('failure_'));
  expect(said).toHaveLength(15);
  for (const name of said)
    expect(recoveryActions(name.replace('failure_', '') as 'window'), name).toBeDefined();
  expect(recoveryActions('window')[0]).toBe('template');
  expect(recoveryActions('account')[0]).toBe('number');
});

test('a failure after another status is late, an immediate one is not', () => {
  expect(failedLate({ status: 'failed', statusTimestamps: { sent: '2026-11-26T10:00:00Z' } })).toBe(true);
  expect(failedLate({ status: 'failed', statusTimestamps: {} })).toBe(false);
  expect(failedLate({ status: 'read', statusTimestamps: { sent: '2026-11-26T10:00:00Z' } })).toBe(false);
});
