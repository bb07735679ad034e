import { messageContent } from '@waqtor/contract';
import type { InboundEvent } from '@waqtor/provider';
import { describe, expect, it } from 'vitest';
import { corpusNote, hasCorpus, mustHaveCorpus, readCorpus } from '../testing/corpus.ts';
import { parseWebhook } from './parse.ts';

/** Constants of the protocol, which are the same in every body. */
const constants = new Set(['whatsapp_business_account', 'whatsapp']);

/**
 * Returns every string and number in a value; phone numbers as plain digits, so that `+` makes no difference.
 */
function leavesOf(value: unknown, leaves = new Set<string>()): Set<string> {
  if (value instanceof Date) return leaves;
  if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) leavesOf(item, leaves);
  else if (value !== undefined && value !== null) leaves.add(String(value).replace(/^\+(?=\d+$)/, ''));
  return leaves;
}

/**
 * The contact of each case, determined from the item by hand, so that it cannot repeat the parser's mistakes.
 */
const otherContacts: Record<string, string> = {
  'edited_message.json image': '+16505551234',
  'message_status.json group': 'US.123456',
  'system.json phone_number_change': '+972912345678',
};

describe.skipIf(!hasCorpus && !mustHaveCorpus)(`the corpus of webhooks${corpusNote}`, () => {
  const cases = readCorpus();

  it('is present', () => {
    expect(cases.length).toBeGreaterThan(30);
  });

  it.each(cases)('is read completely in $name, with the right contact', ({ name, body }) => {
    const events = parseWebhook(body);
    const [first] = events;
    expect(first?.type).toBe(name.startsWith('message_status') ? 'status' : 'message');
    const { contact } = first as Extract<InboundEvent, { type: 'message' }>;
    expect(contact.phone ?? contact.bsuid).toBe(otherContacts[name] ?? '+972987654321');

    const kept = leavesOf(events);
    const field = (body as { entry: { changes: { field: string }[] }[] }).entry[0]?.changes[0]?.field;
    const lost = [...leavesOf(body)].filter(
      (leaf) => !kept.has(leaf) && !constants.has(leaf) && leaf !== field,
    );
    expect(lost).toEqual([]);
  });

  it.each(cases)('becomes content valid for the contract in $name', ({ body }) => {
    for (const event of parseWebhook(body)) {
      if (event.type !== 'message') continue;
      expect(messageContent.safeParse(event.content).error).toBeUndefined();
      expect(event.content.type).not.toBe('unknown');
    }
  });
});
