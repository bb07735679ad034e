import type { DB, Tx } from '@waqtor/db';
import { type Selectable, sql } from 'kysely';
import { teamOfSession } from '../sessions/index.ts';

export type ContactRow = Selectable<DB['contacts']>;
export type ConversationRow = Selectable<DB['conversations']>;

export type IdentityKind = 'phone' | 'bsuid' | 'lid';

export function findContact(tx: Tx, tenantId: string, id: string): Promise<ContactRow | undefined> {
  return tx.db
    .selectFrom('contacts')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** By a column of the contact, or by what a merged contact left behind. */
export async function findContactByIdentity(
  tx: Tx,
  tenantId: string,
  kind: IdentityKind,
  value: string,
): Promise<ContactRow | undefined> {
  // Compared like this, the tenant is no key of an index: only that of the value serves, whatever the statistics say.
  const own = await tx.db
    .selectFrom('contacts')
    .selectAll()
    .where('tenantId', 'is not distinct from', tenantId)
    .where(kind, '=', value)
    .executeTakeFirst();
  if (own) return own;
  return tx.db
    .selectFrom('contactAliases')
    .innerJoin('contacts', 'contacts.id', 'contactAliases.contactId')
    .selectAll('contacts')
    .where('contactAliases.tenantId', '=', tenantId)
    .where('contactAliases.kind', '=', kind)
    .where('contactAliases.value', '=', value)
    .executeTakeFirst();
}

/** Undefined when somebody else was quicker: then it is there to be found. */
export function insertContact(
  tx: Tx,
  contact: { id: string; tenantId: string; kind: IdentityKind; value: string; at: Date },
): Promise<ContactRow | undefined> {
  const { id, tenantId, kind, value, at } = contact;
  return tx.db
    .insertInto('contacts')
    .values({ id, tenantId, [kind]: value, createdAt: at, updatedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function findConversation(tx: Tx, tenantId: string, id: string): Promise<ConversationRow | undefined> {
  return tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The thread of a session and a contact, made when there is none. */
export async function ensureConversation(
  tx: Tx,
  { tenantId, sessionId, contactId }: { tenantId: string; sessionId: string; contactId: string },
  id: string,
  at: Date,
): Promise<{ conversation: ConversationRow; isNew: boolean }> {
  const inserted = await tx.db
    .insertInto('conversations')
    .values({
      id,
      tenantId,
      sessionId,
      contactId,
      teamId: teamOfSession({ tenantId, sessionId }),
      lastMessageAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .onConflict((conflict) => conflict.columns(['sessionId', 'contactId']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { conversation: inserted, isNew: true };
  const conversation = await tx.db
    .selectFrom('conversations')
    .selectAll()
    .where('sessionId', '=', sessionId)
    .where('contactId', '=', contactId)
    .executeTakeFirstOrThrow();
  return { conversation, isNew: false };
}

/** Moves a thread's end to this message of ours, unless a later one is there already. True when it moved. */
export async function touchConversation(
  tx: Tx,
  message: { tenantId: string; conversationId: string; id: string; at: Date },
  now: Date,
): Promise<boolean> {
  const { id, at } = message;
  const isLast = sql<boolean>`(last_message_at <= ${at} or last_message_id is null)`;
  const touched = await tx.db
    .updateTable('conversations')
    .set({
      lastOutboundAt: sql<Date>`greatest(last_outbound_at, ${at})`,
      lastMessageAt: sql<Date>`case when ${isLast} then ${at} else last_message_at end`,
      lastMessageId: sql<string>`case when ${isLast} then ${id} else last_message_id end`,
      updatedAt: now,
    })
    .where('tenantId', '=', message.tenantId)
    .where('id', '=', message.conversationId)
    .returning('lastMessageId')
    .executeTakeFirst();
  return touched?.lastMessageId === id;
}

/** The tenant's only session; `many` when there are more, undefined when there is none. */
export async function findOnlySession(
  tx: Tx,
  tenantId: string,
): Promise<Selectable<DB['sessions']> | 'many' | undefined> {
  const rows = await tx.db
    .selectFrom('sessions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .orderBy('createdAt')
    .limit(2)
    .execute();
  return rows.length > 1 ? 'many' : rows[0];
}

/** Gives a stored file to a message: the upload itself the first time, a copy of its row after that. */
export async function attachFile(
  tx: Tx,
  media: Selectable<DB['media']>,
  message: { id: string; conversationId: string; sessionId: string },
  copyId: string,
): Promise<Selectable<DB['media']>> {
  const place = {
    messageId: message.id,
    conversationId: message.conversationId,
    sessionId: message.sessionId,
  };
  const attached = await tx.db
    .updateTable('media')
    .set(place)
    .where('tenantId', '=', media.tenantId)
    .where('id', '=', media.id)
    .where('messageId', 'is', null)
    .where(({ eb }) => eb.or([eb('sessionId', 'is', null), eb('sessionId', '=', message.sessionId)]))
    .returningAll()
    .executeTakeFirst();
  if (attached) return attached;
  return tx.db
    .insertInto('media')
    .values({
      id: copyId,
      tenantId: media.tenantId,
      ...place,
      filename: media.filename,
      state: media.state,
      storageKey: media.storageKey,
      mimeType: media.mimeType,
      size: media.size,
      sha256: media.sha256,
      animated: media.animated,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A file somebody else serves: WhatsApp fetches it by its link, we never do. */
export function insertLinkedFile(
  tx: Tx,
  file: { id: string; tenantId: string; sessionId: string; messageId: string; conversationId: string },
  url: string,
  filename: string | undefined,
): Promise<Selectable<DB['media']>> {
  return tx.db
    .insertInto('media')
    .values({ ...file, sourceUrl: url, filename: filename ?? null, state: 'stored' })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function findMedia(
  tx: Tx,
  tenantId: string,
  id: string,
): Promise<Selectable<DB['media']> | undefined> {
  return tx.db
    .selectFrom('media')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}
