import type { IdKind } from '@waqtor/contract';
import type { TestDatabase } from '@waqtor/testing';
import { sha256 } from '../../platform/crypto.ts';
import { newId } from '../../platform/ids.ts';

interface Wanted {
  tenantId: string;
  canary: string;
  contactId: string;
  conversationId: string;
  mediaId: string;
  agent: string;
  viewer: string;
  viewerLoginId: string;
  sessionId: string;
  messageId: string;
}

/**
 * Inserts what members work with: tags (on a contact and its conversation), canned responses, and
 * notifications.
 */
export async function seedDesk({ admin: { db } }: TestDatabase, wanted: Wanted, at: Date) {
  const {
    tenantId,
    canary,
    contactId,
    conversationId,
    sessionId,
    messageId,
    mediaId,
    agent,
    viewer,
    viewerLoginId,
  } = wanted;
  const uuids = {
    tag: newId(),
    otherTag: newId(),
    cannedResponse: newId(),
    notification: newId(),
    view: newId(),
    macro: newId(),
    team: newId(),
    activity: newId(),
  } satisfies Partial<Record<IdKind, string>> & Record<string, string>;
  const name = `${canary} vip`;
  await db
    .insertInto('tags')
    .values([
      { id: uuids.tag, tenantId, name, nameKey: name, color: 'pink' },
      { id: uuids.otherTag, tenantId, name: `${canary} old`, nameKey: `${canary} old`, color: 'gray' },
    ])
    .execute();
  const description = `${canary} desk`;
  await db
    .insertInto('teams')
    .values({ id: uuids.team, tenantId, name, nameKey: name, description })
    .execute();
  await db.insertInto('teamMembers').values({ tenantId, teamId: uuids.team, userId: agent }).execute();
  for (const [table, id] of [
    ['sessions', sessionId],
    ['conversations', conversationId],
  ] as const)
    await db.updateTable(table).set({ teamId: uuids.team }).where('id', '=', id).execute();
  const tag = { tenantId, tagId: uuids.tag };
  await db
    .insertInto('contactTags')
    .values({ ...tag, contactId })
    .execute();
  await db
    .insertInto('conversationTags')
    .values({ ...tag, conversationId })
    .execute();
  const tags = JSON.stringify([{ id: uuids.tag, name, color: 'pink' }]);
  await db.updateTable('contacts').set({ tags }).where('id', '=', contactId).execute();
  await db.updateTable('conversations').set({ tags }).where('id', '=', conversationId).execute();
  await db.insertInto('logCursors').values({ tenantId, reader: 'automatic-replies', seq: 0 }).execute();
  await db
    .insertInto('automaticReplies')
    .values({ triggerMessageId: messageId, tenantId, conversationId, messageId, kind: 'away', at })
    .execute();
  await db
    .insertInto('conversationActivities')
    .values({
      id: uuids.activity,
      tenantId,
      conversationId,
      at,
      kind: 'tags_changed',
      actorKind: 'member',
      actorId: agent,
      details: JSON.stringify({ added: [{ id: uuids.tag, name, color: 'pink' }], removed: [] }),
    })
    .execute();
  const answer = {
    tenantId,
    shortcut: canary,
    category: canary,
    title: `${canary} menu`,
    translations: JSON.stringify({ fr: `${canary} {{contact.name}}` }),
    terms: ` ${canary} menu`,
    mediaId,
    createdBy: agent,
  };
  await db
    .insertInto('cannedResponses')
    .values([
      { id: uuids.cannedResponse, ...answer, shortcutKey: canary },
      { id: newId(), ...answer, shortcutKey: `${canary}2`, ownerId: agent },
    ])
    .execute();
  const channels = JSON.stringify(['app', canary]);
  const told = { tenantId, subject: canary, preview: `${canary} menu`, channels, createdAt: at };
  const ids = { conversationId, messageId, sessionId, actorId: agent };
  await db
    .insertInto('notifications')
    .values([
      { id: uuids.notification, userId: viewer, kind: 'mention', ...told, ...ids },
      { id: newId(), userId: agent, kind: 'session_disconnected', ...told, sessionId },
    ])
    .execute();
  for (const userId of [viewer, agent]) {
    await db
      .insertInto('notificationSettings')
      .values({ tenantId, userId, channels: JSON.stringify({ [canary]: [] }) })
      .execute();
  }
  await db
    .insertInto('openBrowsers')
    .values({ id: newId(), tenantId, userId: agent, isVisible: false, expiresAt: at })
    .execute();
  const subscription = { id: newId(), tenantId, userId: viewer, loginId: viewerLoginId };
  await db
    .insertInto('pushSubscriptions')
    .values({ ...subscription, endpointHash: sha256(viewer), target: sha256(canary), createdAt: at })
    .execute();
  const delivery = { notificationId: uuids.notification, subscriptionId: subscription.id };
  await db
    .insertInto('pushDeliveries')
    .values({ ...delivery, tenantId, dueAt: at })
    .execute();
  await db.insertInto('windowReminders').values({ conversationId, tenantId, dueAt: at }).execute();
  await db
    .insertInto('views')
    .values([
      {
        id: uuids.view,
        tenantId,
        ownerId: viewer,
        name: canary,
        filters: JSON.stringify({ q: canary }),
        position: 1,
      },
      { id: newId(), tenantId, name: `${canary} team`, filters: JSON.stringify({ q: canary }), position: 2 },
    ])
    .execute();
  const actions = JSON.stringify([{ action: 'note', text: `${canary} done` }]);
  await db
    .insertInto('macros')
    .values([
      { id: uuids.macro, tenantId, ownerId: agent, name: canary, nameKey: canary, actions },
      { id: newId(), tenantId, name: `${canary} team`, nameKey: `${canary} team`, actions },
    ])
    .execute();
  const definition = JSON.stringify({ name: canary, language: canary, body: `${canary} {{1}}` });
  await db
    .insertInto('templates')
    .values({ tenantId, sessionId, name: canary, language: canary, definition, syncedAt: at })
    .execute();
  return uuids;
}
