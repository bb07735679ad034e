import type { InboundMessage } from '@waqtor/provider';
import { expect, test } from 'vitest';
import { prepare } from './prepare.ts';
import { aMessage } from './testing.ts';

const session = { tenantId: 't', sessionId: 's' };
const now = new Date('2026-11-20T08:00:00Z');

test('an entry of a customer that is larger than its item is cut, however many items name it', () => {
  const entry = { wa_id: '212612345678', extra: 'x'.repeat(1_000_000) };
  const contact: InboundMessage['contact'] = { phone: '+212612345678', raw: entry };
  const sizes = Array.from({ length: 2_000 }, () => prepare(aMessage(session, { contact }), now).raw.length);
  expect(Math.max(...sizes)).toBeLessThan(3_000);
});

test('a small entry is kept whole', () => {
  const contact: InboundMessage['contact'] = { phone: '+212612345678', raw: { wa_id: '1', extra: 2 } };
  const { raw } = prepare(aMessage(session, { contact }), now);
  expect(JSON.parse(raw)).toMatchObject({ contact: { wa_id: '1', extra: 2 } });
});

test('an id that no index takes makes an unreadable item', () => {
  const { event, error } = prepare(aMessage(session, { contact: { phone: '1'.repeat(600) } }), now);
  expect(event.type).toBe('unknown');
  expect(error).toContain('more than 500 characters');
});
