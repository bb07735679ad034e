import { type Conversation, conversationCreated, type SendMessage, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/events/announce.ts';
import { newId, uuidOf } from '../../platform/ids.ts';
import { contactDocument, writeDocuments } from '../../platform/search/index.ts';
import {
  announceContactCreated,
  phoneNumberRefusal,
  presentContact,
  readAddressOf,
} from '../contacts/index.ts';
import {
  type ContactRow,
  type ConversationRow,
  ensureConversation,
  findContact,
  findContactByIdentity,
  findConversation,
  type IdentityKind,
  insertContact,
} from './recipients.store.ts';

/** Whom a request means, before anything is looked up. Ids are uuids; `address` is a number or a gateway's id as it came. */
export type Recipient =
  | { conversationId: string }
  | { contactId: string }
  | { bsuid: string }
  | { address: string };

const bsuid = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Reads the one recipient of a request; `recipient_required` for none, `validation_failed` for several. */
export function readRecipient(
  input: Pick<SendMessage, 'phoneNumber' | 'to' | 'contactId' | 'conversationId'>,
): Recipient {
  const given = (['phoneNumber', 'to', 'contactId', 'conversationId'] as const).filter(
    (name) => input[name] !== undefined,
  );
  if (given.length > 1) {
    throw new AppError('validation_failed', [
      { field: `body.${given[0]}`, problem: `cannot stand beside ${given.slice(1).join(', ')}` },
    ]);
  }
  const { phoneNumber, to, contactId, conversationId } = input;
  if (conversationId !== undefined) return { conversationId: uuidOf('conversation', conversationId) };
  if (contactId !== undefined) return { contactId: uuidOf('contact', contactId) };
  if (to?.startsWith('con_')) return { contactId: uuidOf('contact', to) };
  if (to !== undefined && bsuid.test(to)) return { bsuid: to };
  const phone = phoneNumber ?? to;
  if (phone === undefined) throw new AppError('recipient_required');
  return { address: phone };
}

/**
 * The contact of a recipient, made when an identity is new. Strangers' ids are `not_found`; a number that no plan knows is
 * `invalid_phone_number`, unless a contact has it already: WhatsApp itself has shown it to us then.
 */
export async function resolveContact(
  tx: Tx,
  tenantId: string,
  recipient: Exclude<Recipient, { conversationId: string }>,
  at: Date,
): Promise<ContactRow> {
  if ('contactId' in recipient) {
    const contact = await findContact(tx, tenantId, recipient.contactId);
    if (!contact) throw new AppError('not_found', { id: toPublicId('contact', recipient.contactId) });
    return contact;
  }
  const { identity, value, isPossible } = await readIdentity(tx, tenantId, recipient);
  const known = await findContactByIdentity(tx, tenantId, identity, value);
  if (known) return known;
  if (!isPossible) throw phoneNumberRefusal(value);
  const made = await insertContact(tx, { id: newId(), tenantId, kind: identity, value, at });
  if (made) {
    await writeDocuments(tx, [contactDocument(made)]);
    announceContactCreated(tx, made, at);
    return made;
  }
  const winner = await findContactByIdentity(tx, tenantId, identity, value);
  if (!winner) throw new Error('a contact is neither new nor there');
  return winner;
}

async function readIdentity(
  tx: Tx,
  tenantId: string,
  recipient: { bsuid: string } | { address: string },
): Promise<{ identity: IdentityKind; value: string; isPossible: boolean }> {
  if ('bsuid' in recipient) return { identity: 'bsuid', value: recipient.bsuid, isPossible: true };
  const { kind, value, isPossible } = await readAddressOf(tx, tenantId, recipient.address);
  if (kind === 'group') throw new AppError('recipient_is_group', { given: recipient.address });
  return { identity: kind, value, isPossible };
}

/** The thread of a known conversation id, with its contact. */
export async function accessConversation(
  tx: Tx,
  tenantId: string,
  conversationId: string,
): Promise<{ conversation: ConversationRow; contact: ContactRow }> {
  const conversation = await findConversation(tx, tenantId, conversationId);
  const contact = conversation && (await findContact(tx, tenantId, conversation.contactId));
  if (!conversation || !contact) {
    throw new AppError('not_found', { id: toPublicId('conversation', conversationId) });
  }
  return { conversation, contact };
}

/** The thread of this session and contact; a new one is announced. */
export async function resolveConversation(
  tx: Tx,
  sessionId: string,
  contact: ContactRow,
  at: Date,
): Promise<ConversationRow> {
  const { tenantId } = contact;
  const place = { tenantId, sessionId, contactId: contact.id };
  const { conversation, isNew } = await ensureConversation(tx, place, newId(), at);
  if (isNew) {
    const changes = presentNew(conversation, contact);
    announce(tx, conversationCreated({ conversationId: changes.id, changes }), { tenantId, at });
  }
  return conversation;
}

function presentNew(row: ConversationRow, contact: ContactRow): Conversation {
  return {
    id: toPublicId('conversation', row.id),
    sessionId: toPublicId('session', row.sessionId),
    contact: presentContact(contact),
    state: row.state,
    assigneeId: null,
    teamId: row.teamId ? toPublicId('team', row.teamId) : null,
    snoozedUntil: null,
    unreadCount: 0,
    heldBackCount: 0,
    tags: [],
    windowExpiresAt: null,
    lastMessageAt: row.lastMessageAt.toISOString(),
    lastMessage: null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
