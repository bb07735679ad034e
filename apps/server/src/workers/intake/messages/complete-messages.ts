import { isDeepStrictEqual } from 'node:util';
import type { MessageContent } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import type { InboundMedia } from '@waqtor/provider';
import {
  deriveAck,
  type MessageRow,
  type Statuses,
  textOfContent,
} from '../../../features/messages/index.ts';
import type { FurtherItem } from './classify-messages.ts';
import { complete, joinOrigins } from './complete-content.ts';
import { errorOf, mergeStatuses, statusesOf } from './inbound-row.ts';
import { completeRows, lockMessages } from './messages.store.ts';

/** A message before and after further items about it. */
export interface Completed {
  before: MessageRow;
  after: MessageRow;
  contact: FurtherItem['contact'];
  /** The media file, if the message had none before. */
  media: InboundMedia | undefined;
}

/**
 * Adds the information in these items to messages that are already stored. Returns the messages that changed.
 */
export async function completeMessages(tx: Tx, items: readonly FurtherItem[]): Promise<Completed[]> {
  if (items.length === 0) return [];
  const rows = await lockMessages(tx, [...new Set(items.map((item) => item.messageId))]);
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const changed = new Map<string, Completed & { raw: string | null }>();
  for (const further of items) {
    const { messageId, contact, item } = further;
    const known = changed.get(messageId);
    const row = known?.after ?? rowById.get(messageId);
    if (!row) continue;
    const next = completed(row, further);
    if (next === undefined) continue;
    const isMore = next.content !== row.content;
    const raw = isMore ? item.raw : (known?.raw ?? null);
    const media = isMore && item.event.media ? item.event.media : known?.media;
    changed.set(messageId, { before: known?.before ?? row, after: next, contact, media, raw });
  }
  const all = [...changed.values()];
  if (all.length > 0)
    await completeRows(
      tx,
      all.map(({ after, raw }) => ({ row: after, raw })),
    );
  return all;
}

/** Returns undefined if the item contains nothing new. */
function completed(row: MessageRow, { item: { event } }: FurtherItem): MessageRow | undefined {
  const one = { content: row.content as MessageContent, at: row.providerAt ?? row.at };
  const { content, at, isOther } = complete(one, event);
  const before = row.statuses as Statuses;
  const statuses = mergeStatuses(before, statusesOf(event));
  const ack = deriveAck(statuses);
  const origin = joinOrigins(row.origin, event.origin);
  const isSame = isDeepStrictEqual(content, one.content);
  const isKnown = isSame && at.getTime() === one.at.getTime();
  if (isKnown && statuses === before && origin === row.origin) return undefined;
  return {
    ...row,
    origin,
    kind: content.type,
    content: isSame ? row.content : content,
    text: textOfContent(content),
    // Never earlier than before: the message may have been sorted after one that it follows.
    at: at > row.at ? at : row.at,
    providerAt: at,
    targetProviderId: (isOther ? event.targetProviderId : undefined) ?? row.targetProviderId,
    replyToProviderId: (isOther ? event.replyToProviderId : undefined) ?? row.replyToProviderId,
    statuses,
    ack,
    error: errorOf(ack, statuses),
  };
}
