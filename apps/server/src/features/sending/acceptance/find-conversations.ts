import { toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import {
  addressKey,
  type ContactAddress,
  type ContactRow,
  findAddressees,
  findContactBatch,
  phoneNumberRefusal,
  readAddress,
} from '../../contacts/index.ts';
import { type ConversationRow, lockConversationBatch } from '../../conversations/index.ts';
import type { ConversationEnd } from '../../messages/index.ts';
import { findSessionsOfTenants, lockSessionsShared, type SessionRow } from '../../sessions/index.ts';
import { findDefaultCountries } from '../../tenants/index.ts';
import type { SendRequest } from '../send-request.ts';
import { attempt } from './attempt.ts';

/** A contact: stored, or to be stored with this id when a message to them is accepted. */
export interface Customer {
  id: string;
  row: ContactRow | undefined;
  address: ContactAddress | undefined;
}

/** A conversation: stored and locked, or to be stored with this id when a message in it is accepted. */
export interface TargetConversation {
  id: string;
  session: SessionRow;
  customer: Customer;
  row: ConversationRow | undefined;
  /** Includes the messages accepted earlier in this batch. */
  end: ConversationEnd;
}

/**
 * Another transaction has locked the conversation, so the request was not checked yet. Only with
 * `skipLocked`.
 */
export class ConversationLocked extends Error {
  override readonly name = 'ConversationLocked';
}

/**
 * Returns the conversation of each request, in order, or the error if there is none. Existing conversations
 * are locked, and requests for the same conversation share one object. With `skipLocked`, a conversation that
 * another transaction has locked is not waited for: its requests get `ConversationLocked`. The number of
 * statements is constant.
 */
export async function findConversations(
  tx: Tx,
  requests: readonly SendRequest[],
  { skipLocked = false } = {},
): Promise<(TargetConversation | Error)[]> {
  const addresses = await readAddresses(tx, requests);
  const sessionIds = await chooseSessions(tx, requests);
  const known = addresses.filter((it): it is ReadAddress => it !== undefined && !(it instanceof Error));
  const addressees = await findAddressees(tx, uniqueBy(known, addressKey));
  const contactIds = requests.map(({ recipient }, i) => {
    if ('contactId' in recipient) return recipient.contactId;
    const address = addresses[i];
    return address && !(address instanceof Error) ? addressees.get(addressKey(address))?.id : undefined;
  });

  const conversationIds = requests.flatMap(({ recipient }) =>
    'conversationId' in recipient ? recipient.conversationId : [],
  );
  const keys = requests.flatMap((_request, i) => {
    const [sessionId, contactId] = [sessionIds[i], contactIds[i]];
    return typeof sessionId === 'string' && contactId !== undefined ? { sessionId, contactId } : [];
  });
  const { rows, skipped } = await lockConversationBatch(tx, unique(conversationIds), uniqueBy(keys, keyOf), {
    skipLocked,
  });
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const rowByKey = new Map(rows.map((row) => [keyOf(row), row]));
  const named = sessionIds.filter((id): id is string => typeof id === 'string');
  const sessions = await lockSessionsShared(tx, unique([...named, ...rows.map((row) => row.sessionId)]));
  const contacts = new Map([...addressees.values()].map((row) => [row.id, row]));
  const unread = [...contactIds, ...rows.map((row) => row.contactId)].filter(
    (id): id is string => id !== undefined && !contacts.has(id),
  );
  for (const [id, row] of await findContactBatch(tx, unique(unread))) contacts.set(id, row);

  const conversations = new Map<string, TargetConversation>();
  const customers = new Map<string, Customer>();
  /** There is one object per conversation, so that the messages of a batch are sorted one after the other. */
  const share = (key: string, build: () => TargetConversation): TargetConversation => {
    const conversation = conversations.get(key) ?? build();
    conversations.set(key, conversation);
    return conversation;
  };

  function inConversation(request: SendRequest, id: string): TargetConversation {
    const row = rowById.get(id);
    const contact = row && contacts.get(row.contactId);
    if (row?.tenantId !== request.tenantId || !contact)
      throw new AppError('not_found', { id: toPublicId('conversation', id) });
    if (request.sessionId !== undefined && request.sessionId !== row.sessionId)
      throw new AppError('not_found', { id: toPublicId('session', request.sessionId) });
    return open(row, contact);
  }

  function open(row: ConversationRow, contact: ContactRow): TargetConversation {
    const session = sessions.get(row.sessionId);
    if (!session) throw new AppError('not_found', { id: toPublicId('session', row.sessionId) });
    if (skipped.has(row.id)) throw new ConversationLocked();
    const customer = { id: contact.id, row: contact, address: undefined };
    return share(keyOf(row), () => ({ id: row.id, session, customer, row, end: row }));
  }

  function withCustomer(request: SendRequest, i: number): TargetConversation {
    const sessionId = sessionIds[i];
    if (sessionId instanceof Error) throw sessionId;
    const session = sessions.get(sessionId ?? '');
    if (session?.tenantId !== request.tenantId)
      throw new AppError('not_found', { id: toPublicId('session', sessionId ?? '') });
    const customer = customerOf(request, i);
    const key = keyOf({ sessionId: session.id, contactId: customer.id });
    const row = rowByKey.get(key);
    if (row && customer.row) return open(row, customer.row);
    return share(key, () => ({ id: newId(), session, customer, row: undefined, end: noMessage }));
  }

  function customerOf({ tenantId, recipient }: SendRequest, i: number): Customer {
    const row = contacts.get(contactIds[i] ?? '');
    if (row?.tenantId === tenantId) return { id: row.id, row, address: undefined };
    if ('contactId' in recipient)
      throw new AppError('not_found', { id: toPublicId('contact', recipient.contactId) });
    const address = addresses[i];
    if (address instanceof Error) throw address;
    if (!address) throw new Error('a recipient is neither a contact nor an address');
    if (!address.isPossible) throw phoneNumberRefusal(address.value);
    const key = addressKey(address);
    const customer = customers.get(key) ?? { id: newId(), row: undefined, address };
    customers.set(key, customer);
    return customer;
  }

  return requests.map((request, i) =>
    attempt(() => {
      const { recipient } = request;
      return 'conversationId' in recipient
        ? inConversation(request, recipient.conversationId)
        : withCustomer(request, i);
    }),
  );
}

const noMessage: ConversationEnd = { lastMessageAt: new Date(0), lastMessageId: null };

type ReadAddress = ContactAddress & { isPossible: boolean };

/**
 * Returns the recipient's address for each request, or undefined if the request identifies the recipient by
 * conversation or contact.
 */
async function readAddresses(
  tx: Tx,
  requests: readonly SendRequest[],
): Promise<(ReadAddress | Error | undefined)[]> {
  const tenantIds = requests.flatMap(({ recipient, tenantId }) => ('address' in recipient ? tenantId : []));
  const countries = await findDefaultCountries(tx, unique(tenantIds));
  return requests.map(({ recipient, tenantId }) =>
    attempt(() => {
      if ('bsuid' in recipient)
        return { tenantId, kind: 'bsuid' as const, value: recipient.bsuid, isPossible: true };
      if (!('address' in recipient)) return undefined;
      const { kind, value, isPossible } = readAddress(recipient.address, countries.get(tenantId));
      if (kind === 'group') throw new AppError('recipient_is_group', { given: recipient.address });
      return { tenantId, kind, value, isPossible };
    }),
  );
}

/** Returns the session for each request, or undefined if its conversation determines the session. */
async function chooseSessions(
  tx: Tx,
  requests: readonly SendRequest[],
): Promise<(string | Error | undefined)[]> {
  const unnamed = requests.filter(
    ({ sessionId, recipient }) => sessionId === undefined && !('conversationId' in recipient),
  );
  const ofTenants = await findSessionsOfTenants(tx, unique(unnamed.map(({ tenantId }) => tenantId)));
  return requests.map(({ sessionId, recipient, tenantId }) => {
    if ('conversationId' in recipient) return undefined;
    if (sessionId !== undefined) return sessionId;
    const [only, another] = ofTenants.get(tenantId) ?? [];
    return only === undefined || another !== undefined ? new AppError('session_required') : only;
  });
}

function keyOf({ sessionId, contactId }: { sessionId: string; contactId: string }): string {
  return `${sessionId} ${contactId}`;
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

function uniqueBy<Value>(values: readonly Value[], key: (value: Value) => string): Value[] {
  return [...new Map(values.map((value) => [key(value), value])).values()];
}
