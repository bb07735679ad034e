import { type MessageContent, messageContent } from '@waqtor/contract';
import type { InboundMessage } from '@waqtor/provider';
import { describe, expect, test } from 'vitest';
import { buildInboundMessage } from '../testing.ts';
import { prepare } from './prepare.ts';

const session = { tenantId: 't', sessionId: 's' };
const now = new Date('2026-11-20T08:00:00Z');

test('a contact entry larger than its item is truncated, however many items refer to it', () => {
  const entry = { wa_id: '212612345678', extra: 'x'.repeat(1_000_000) };
  const contact: InboundMessage['contact'] = { phone: '+212612345678', raw: entry };
  const sizes = Array.from(
    { length: 2_000 },
    () => prepare(buildInboundMessage(session, { contact }), now).raw.length,
  );
  expect(Math.max(...sizes)).toBeLessThan(3_000);
});

test('a small contact entry is kept complete', () => {
  const contact: InboundMessage['contact'] = { phone: '+212612345678', raw: { wa_id: '1', extra: 2 } };
  const { raw } = prepare(buildInboundMessage(session, { contact }), now);
  expect(JSON.parse(raw)).toMatchObject({ contact: { wa_id: '1', extra: 2 } });
});

test('an id too long for an index makes the item unreadable', () => {
  const { event, error } = prepare(
    buildInboundMessage(session, { contact: { phone: '1'.repeat(600) } }),
    now,
  );
  expect(event.type).toBe('unknown');
  expect(error).toContain('more than 500 characters');
});

describe("content far larger than WhatsApp's limits", () => {
  const huge = 'x'.repeat(2_000_000);
  const contentOf = (content: MessageContent) => {
    const { event, error } = prepare(buildInboundMessage(session, { content, raw: content }), now);
    expect(error).toBeUndefined();
    if (event.type !== 'message') throw new Error('it is no message any more');
    return event.content;
  };
  const tree = (depth: number): unknown =>
    depth === 0
      ? 'y'.repeat(20)
      : Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`k${n}`, tree(depth - 1)]));

  test.each<[string, MessageContent]>([
    ['text', { type: 'text', text: huge }],
    ['a payload', { type: 'unknown', kind: 'mystery', payload: { raw: huge, more: [huge, { huge }] } }],
    [
      'many properties',
      {
        type: 'unknown',
        kind: 'mystery',
        payload: Object.fromEntries(
          Array.from({ length: 20_000 }, (_, n) => [`member ${n}`, 'value '.repeat(9)]),
        ),
      },
    ],
    ['many values', { type: 'unknown', kind: 'mystery', payload: Array(180_000).fill(1) }],
    ['a tree', { type: 'unknown', kind: 'mystery', payload: tree(4) }],
    [
      'cards',
      {
        type: 'contacts',
        contacts: Array.from({ length: 40_000 }, () => ({ formattedName: 'A', phones: [] })),
      },
    ],
  ])('with %s is truncated', (_, content) => {
    const kept = contentOf(content);
    expect(JSON.stringify(kept).length).toBeLessThan(300_000);
    expect(messageContent.safeParse(kept).error).toBeUndefined();
  });

  test('is stored completely in the raw item; a text as long as WhatsApp allows is not truncated', () => {
    const text = 'ab'.repeat(32_768);
    expect(contentOf({ type: 'text', text })).toEqual({ type: 'text', text });
    const { raw, event } = prepare(
      buildInboundMessage(session, { content: { type: 'text', text: huge }, raw: { huge } }),
      now,
    );
    expect(raw.includes(huge)).toBe(true);
    if (event.type !== 'message' || event.content.type !== 'text') throw new Error('it is no text any more');
    expect(event.content.text.length).toBeGreaterThan(65_536);
    expect(event.content.text.length).toBeLessThan(67_000);
    expect(event.content.text.endsWith('…')).toBe(true);
  });

  test('is also truncated in profile names, which other items may share', () => {
    const contact = { phone: '+212612345678', profileName: huge, raw: { wa_id: '1' } };
    const { event, raw } = prepare(buildInboundMessage(session, { contact }), now);
    if (event.type !== 'message') throw new Error('it is no message any more');
    expect(event.contact.profileName?.length).toBeLessThan(70_000);
    expect(event.contact).toMatchObject({ phone: contact.phone, raw: contact.raw });
    expect(raw.includes('wa_id')).toBe(true);
  });
});
