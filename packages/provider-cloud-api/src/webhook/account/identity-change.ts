import type { InboundParty } from '@waqtor/provider';
import { bsuidOf, partyOf, phoneOf } from '../reading/parties.ts';
import { isObject, type Json } from '../reading/read.ts';

/*
 * Reports that a customer's id has changed, in all formats so far:
 *
 * - `user_id_update[]`: `user_id: { previous, current }`, and the same for `parent_user_id` and `wa_id`
 * - a system message of type `user_changed_user_id`: `previous_user_id` and `user_id`, without a sender
 * - a system message of type `user_changed_number`: the sender is the old number, `wa_id` (earlier
 * `new_wa_id`) the new one, with the new user ids if there are any
 */

/**
 * Returns the customer of an item of `user_id_update`: the current ids, with the earlier ones under
 * `previous`.
 */
export function readUpdatedParty(item: Json): InboundParty | undefined {
  const ids = [item.wa_id, item.user_id, item.parent_user_id];
  const current = partyOf(...(ids.map((id) => sideOf(id, 'current')) as [unknown, unknown, unknown]));
  const old = ids.map((id) => (isObject(id) ? id.previous : undefined)) as [unknown, unknown, unknown];
  old[1] ??= item.previous_user_id;
  old[2] ??= item.previous_parent_user_id;
  return changed(partyOfAny(...old), current);
}

/** Returns the customer of a system message that reports changed ids; `sender` is its sender. */
export function readSystemParty(message: Json, sender: InboundParty | undefined): InboundParty | undefined {
  const { system } = message;
  if (message.type !== 'system' || !isObject(system)) return sender;
  const type = typeof system.type === 'string' ? system.type : '';
  const now = partyOfAny(
    system.wa_id ?? system.new_wa_id,
    sideOf(system.user_id, 'current') ?? system.new_user_id,
    sideOf(system.parent_user_id, 'current') ?? system.new_parent_user_id,
  );
  const old = partyOfAny(
    system.previous_wa_id,
    system.previous_user_id ?? sideOf(system.user_id, 'previous'),
    system.previous_parent_user_id ?? sideOf(system.parent_user_id, 'previous'),
  );
  // Other system messages contain ids too, which are those of their sender.
  if (!old && !/changed_(?:number|user_id|parent_user_id)$/.test(type)) return sender ?? now;
  if (!now) return old ?? sender;
  const before = { ...partyOfAny(system.customer), ...sender, ...old };
  // The change is recorded even if the message does not contain the old id.
  return type === 'user_changed_user_id' ? { ...before, ...now, previous: before } : changed(before, now);
}

/** Returns the current ids, with the earlier ones if any of them differs. */
function changed(before: InboundParty | undefined, now: InboundParty | undefined): InboundParty | undefined {
  if (!now || !before) return now ?? before;
  const isOther = idKinds.some(
    (kind) => before[kind] !== undefined && before[kind] !== (now[kind] ?? before[kind]),
  );
  return isOther ? { ...before, ...now, previous: before } : { ...before, ...now };
}

const idKinds = ['phone', 'bsuid', 'parentBsuid'] as const;

function partyOfAny(id?: unknown, userId?: unknown, parentId?: unknown): InboundParty | undefined {
  const phone = phoneOf(id);
  const bsuid = bsuidOf(userId) ?? bsuidOf(id);
  const parentBsuid = bsuidOf(parentId);
  if (phone === undefined && bsuid === undefined && parentBsuid === undefined) return undefined;
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(bsuid === undefined ? {} : { bsuid }),
    ...(parentBsuid === undefined ? {} : { parentBsuid }),
  };
}

function sideOf(id: unknown, side: 'previous' | 'current'): unknown {
  if (isObject(id)) return id[side];
  return side === 'current' ? id : undefined;
}
