import { contactMerged, conversationMerged, conversationUpdated, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { announce } from '../../platform/events/announce.ts';
import { deleteDocuments, moveDocuments } from '../../platform/search/index.ts';
import {
  announceContactUpdated,
  type ContactRow,
  deleteContactRows,
  displayNameOf,
  fillContact,
  keepAliases,
  lockContacts,
  moveSpans,
  moveSuggestions,
  presentContact,
} from '../contacts/index.ts';
import {
  type Cause,
  lockConversationsOfBoth,
  mergeConversations,
  moveConversations,
  recordActivities,
} from '../conversations/index.ts';
import { moveFiles } from '../media/index.ts';
import { moveMessages, moveSenders, uniteMessages } from '../messages/index.ts';
import { moveNotifications } from '../notifications/index.ts';
import { moveTags } from '../tags/index.ts';
import { moveContactItems } from '../webhook-items/index.ts';

/**
 * Merges two contacts: everything that belongs to `sourceId` then belongs to `targetId`, and `sourceId` is
 * deleted. If values conflict, those of `targetId` win; identities that do not fit are kept as aliases. Ids
 * are uuids. Returns the merged row, or undefined if one of them does not exist (any more) or both are the
 * same, so that the function is idempotent. The caller writes the search document of `targetId`.
 */
export async function mergeContacts(
  tx: Tx,
  tenantId: string,
  { sourceId, targetId }: { sourceId: string; targetId: string },
  cause: Cause,
): Promise<ContactRow | undefined> {
  const { at } = cause;
  const locked = await lockContacts(tx, tenantId, [sourceId, targetId]);
  const from = locked.find((row) => row.id === sourceId);
  const into = locked.find((row) => row.id === targetId);
  if (!from || !into || from === into) return undefined;
  // A group is not a person and is never merged.
  if (from.groupId !== null || into.groupId !== null) return undefined;

  const { shared, alone } = await lockConversationsOfBoth(tx, tenantId, sourceId, targetId);
  await moveTags(tx, tenantId, 'contacts', [{ sourceId, targetId }]);
  await moveTags(tx, tenantId, 'conversations', shared);
  await uniteMessages(tx, tenantId, targetId, shared);
  await moveFiles(tx, tenantId, shared);
  await moveNotifications(tx, tenantId, shared);
  await moveDocuments(tx, tenantId, shared);
  const united = await mergeConversations(tx, tenantId, shared, at);
  await moveMessages(tx, tenantId, alone, targetId);
  await moveConversations(tx, tenantId, alone, targetId, at);
  await moveSenders(tx, tenantId, [sourceId], targetId);
  await moveContactItems(tx, tenantId, { sourceId, targetId });
  await keepAliases(tx, tenantId, from, into);
  await moveSpans(tx, tenantId, sourceId, targetId);
  await moveSuggestions(tx, tenantId, sourceId, targetId);
  await deleteDocuments(tx, tenantId, [sourceId]);
  await deleteContactRows(tx, tenantId, [sourceId]);
  const merged = await fillContact(tx, tenantId, from, into, at);

  const envelope = { tenantId, at };
  announce(tx, contactMerged(publicIds('contact', { sourceId, targetId })), envelope);
  announceContactUpdated(tx, merged, at);
  for (const pair of shared) announce(tx, conversationMerged(publicIds('conversation', pair)), envelope);
  for (const { id, changes } of united) {
    announce(tx, conversationUpdated({ conversationId: toPublicId('conversation', id), changes }), envelope);
  }
  const changes = { contact: presentContact(merged), updatedAt: at.toISOString() };
  for (const id of alone) {
    announce(tx, conversationUpdated({ conversationId: toPublicId('conversation', id), changes }), envelope);
  }
  const merging = { kind: 'merged', details: { contactName: displayNameOf(from) } } as const;
  const conversationIds = [...shared.map((pair) => pair.targetId), ...alone];
  await recordActivities(
    tx,
    conversationIds.map((conversationId) => ({ ...merging, tenantId, conversationId })),
    cause,
  );
  return merged;
}

function publicIds(
  kind: 'contact' | 'conversation',
  { sourceId, targetId }: { sourceId: string; targetId: string },
) {
  return { sourceId: toPublicId(kind, sourceId), targetId: toPublicId(kind, targetId) };
}
