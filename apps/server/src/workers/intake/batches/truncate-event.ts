import type { InboundEvent } from '@waqtor/provider';

/*
 * A webhook of 3 MB may be a single message. Its parsed content ends up in pages of a hundred messages,
 * previews, search and events, although WhatsApp's own limit is much smaller (65,536 characters of text).
 * Larger values are therefore truncated here; the whole item is kept as `raw`.
 */

/** Characters per property of an event: the longest text WhatsApp accepts, plus what may surround it. */
const MAX_CHARACTERS = 66_000;
/**
 * Past the size limit, an object keeps this many members. Parsed objects have fewer, so only unparsed
 * payloads lose any.
 */
const MAX_MEMBERS = 50;
/** Content that is still larger than this after truncation is kept without its payload. */
const MAX_CONTENT = 4 * MAX_CHARACTERS;
/** Names and ids are far shorter, so an item shorter than this needs no check. */
const ALWAYS_SMALL = 16_384;

/**
 * Returns the event with every property truncated to a size that its readers can handle. `item`: its raw item
 * as JSON.
 */
export function truncateEvent(event: InboundEvent, item: string): InboundEvent {
  if (item.length <= ALWAYS_SMALL && nameOf(event).length <= ALWAYS_SMALL) return event;
  const small = Object.fromEntries(
    Object.entries(event).map(([key, value]) => [key, key === 'raw' ? value : cutProperty(value)]),
  ) as InboundEvent;
  if (small.type !== 'message' || JSON.stringify(small.content).length <= MAX_CONTENT) return small;
  return { ...small, content: { type: 'unknown', kind: small.content.type, payload: null } };
}

/** Items may share one contact entry, so a short item may come with a long name. */
function nameOf(event: InboundEvent): string {
  const party = 'contact' in event ? event.contact : undefined;
  return (party && 'profileName' in party ? party.profileName : undefined) ?? '';
}

function cutProperty(value: unknown): unknown {
  const cutValue = cut(value, { left: MAX_CHARACTERS });
  // What WhatsApp sent about a contact is truncated when it becomes part of the item.
  const isParty = typeof value === 'object' && value !== null && 'raw' in value;
  return isParty ? { ...(cutValue as object), raw: value.raw } : cutValue;
}

interface Budget {
  left: number;
}

function cut(value: unknown, budget: Budget): unknown {
  if (typeof value === 'string') return cutText(value, budget);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return cutList(value, budget);
  const kept: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (budget.left <= 0 && kept.length >= MAX_MEMBERS) break;
    budget.left -= key.length;
    kept.push([key, cut(member, budget)]);
  }
  // `fromEntries` defines own properties, so a key named __proto__ stays an ordinary key.
  return Object.fromEntries(kept);
}

function cutText(text: string, budget: Budget): string {
  const room = Math.max(0, budget.left);
  budget.left -= text.length;
  return text.length <= room ? text : `${text.slice(0, room).toWellFormed()}…`;
}

function cutList(list: readonly unknown[], budget: Budget): unknown[] {
  const kept: unknown[] = [];
  for (const item of list) {
    if (budget.left <= 0) break;
    budget.left -= 1;
    kept.push(cut(item, budget));
  }
  return kept;
}
