import type { InboundEvent } from '@waqtor/provider';

/*
 * A webhook of 3 MB may be a single message. What is read of it goes into pages of a hundred messages, into previews,
 * search and events, for which WhatsApp's own limits are much smaller (65,536 characters of text). So what is larger is
 * cut here; the item itself is kept whole as `raw`.
 */

/** Characters of one property of an event: the longest text WhatsApp takes, and what stands around it. */
const MAX_CHARACTERS = 66_000;
/** Beyond its limit an object keeps so many members: what we have read has fewer, so only a payload loses any. */
const MAX_MEMBERS = 50;
/** What no cutting makes small enough is kept without its payload. */
const MAX_CONTENT = 4 * MAX_CHARACTERS;
/** A name or an id is far shorter; an item that is shorter than this cannot hold more. */
const ALWAYS_SMALL = 16_384;

/** The event with properties of a size that everybody who reads them can take. `item` is its raw item as JSON. */
export function bounded(event: InboundEvent, item: string): InboundEvent {
  if (item.length <= ALWAYS_SMALL && nameOf(event).length <= ALWAYS_SMALL) return event;
  const small = Object.fromEntries(
    Object.entries(event).map(([key, value]) => [key, key === 'raw' ? value : cutProperty(value)]),
  ) as InboundEvent;
  if (small.type !== 'message' || JSON.stringify(small.content).length <= MAX_CONTENT) return small;
  return { ...small, content: { type: 'unknown', kind: small.content.type, payload: null } };
}

/** Items may share the entry of their customer, so that a short item may come with a long name. */
function nameOf(event: InboundEvent): string {
  const party = 'contact' in event ? event.contact : undefined;
  return (party && 'profileName' in party ? party.profileName : undefined) ?? '';
}

function cutProperty(value: unknown): unknown {
  const cutValue = cut(value, { left: MAX_CHARACTERS });
  // What WhatsApp said of a customer is cut where it becomes part of the item.
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
  // fromEntries defines, so that a key called __proto__ stays a key.
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
