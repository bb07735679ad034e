import type { InboundEvent } from '@waqtor/provider';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A webhook body, as JSON or, when it is none, as an event that keeps its bytes. */
export type Body = { json: unknown } | { unreadable: InboundEvent };

/** Meta signs what it sends, so a signed body that is no JSON is kept and acknowledged: refused, it would only come again. */
export function readBody(bytes: Uint8Array): Body {
  let problem = 'is not valid UTF-8';
  try {
    const text = utf8.decode(bytes);
    problem = 'is not JSON';
    return { json: JSON.parse(text) };
  } catch {
    const raw = { base64: Buffer.from(bytes).toString('base64') };
    return { unreadable: { type: 'unknown', account: {}, field: 'body', error: `the body ${problem}`, raw } };
  }
}

/** The phone number ids and WABA ids a body names, without believing anything else of it. */
export function mentionedIn(json: unknown): { phoneNumberIds: string[]; wabaIds: string[] } {
  const phoneNumberIds = new Set<string>();
  const wabaIds = new Set<string>();
  for (const entry of listOf(fieldOf(json, 'entry'))) {
    const waba = fieldOf(entry, 'id');
    if (typeof waba === 'string') wabaIds.add(waba);
    for (const change of listOf(fieldOf(entry, 'changes'))) {
      const number = fieldOf(fieldOf(fieldOf(change, 'value'), 'metadata'), 'phone_number_id');
      if (typeof number === 'string') phoneNumberIds.add(number);
    }
  }
  return { phoneNumberIds: [...phoneNumberIds], wabaIds: [...wabaIds] };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
