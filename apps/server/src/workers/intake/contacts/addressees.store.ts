import { defineBatch, type Tx } from '@waqtor/db';
import type { Identity } from '@waqtor/provider';

/** The key of a message: WhatsApp's id and, if known, our own (a uuid). */
export interface MessageKey {
  sessionId: string;
  providerId: string;
  messageId?: string;
}

const keyBatch = defineBatch<MessageKey>({ sessionId: 'uuid', providerId: 'text' });
const fullKeyBatch = defineBatch<MessageKey>({ sessionId: 'uuid', providerId: 'text', messageId: 'uuid' });

/** SQL for the recipient of one of our private messages; the row `key` identifies the message. */
export const ADDRESSEE = (key: string) => `(
        select contact_id from (
          select * from (select session_id, direction, group_id, contact_id from messages
            where provider_id = ${key}.provider_id offset 0) by_provider_id
          union all
          select * from (select session_id, direction, group_id, contact_id from messages
            where id = ${key}.message_id offset 0) by_id) found
        where session_id = ${key}.session_id and direction = 'out' and group_id is null limit 1)`;

/** Finds the recipient of each of these outbound private messages, by `sessionId providerId`. */
export async function findAddressees(tx: Tx, keys: readonly MessageKey[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await tx.client.query<{ key: string; contactId: string }>({
    name: 'intake_find_addressees',
    text: `select k.session_id || ' ' || k.provider_id as key, m.contact_id as "contactId"
      from ${fullKeyBatch.parameters('k')}
      cross join lateral ${ADDRESSEE('k')} m`,
    values: fullKeyBatch.values(keys),
  });
  return new Map(rows.map((row) => [row.key, row.contactId]));
}

/** Finds the contact of each of these private messages, inbound or outbound, by `sessionId providerId`. */
export async function findOwners(tx: Tx, keys: readonly MessageKey[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await tx.client.query<{ key: string; contactId: string }>({
    name: 'intake_find_owners',
    text: `select k.session_id || ' ' || k.provider_id as key, m.contact_id as "contactId"
      from ${keyBatch.parameters('k')}
      cross join lateral (select session_id, group_id, contact_id from messages
        where provider_id = k.provider_id offset 0) m
      where m.session_id = k.session_id and m.group_id is null`,
    values: keyBatch.values(keys),
  });
  return new Map(rows.map((row) => [row.key, row.contactId]));
}

/** Finds the contacts whose stored private messages reply or refer to each of these messages. */
export async function findAnswerers(
  tx: Tx,
  keys: readonly MessageKey[],
): Promise<{ key: string; contactId: string }[]> {
  if (keys.length === 0) return [];
  const { rows } = await tx.client.query<{ key: string; contactId: string }>({
    name: 'intake_find_answerers',
    text: `select distinct k.session_id || ' ' || k.provider_id as key, m.contact_id as "contactId"
      from ${keyBatch.parameters('k')}
      cross join lateral (
        select * from (select session_id, group_id, contact_id from messages
          where reply_to_provider_id = k.provider_id offset 0) answers
        union all
        select * from (select session_id, group_id, contact_id from messages
          where target_provider_id = k.provider_id and reply_to_provider_id is null offset 0) comments) m
      where m.session_id = k.session_id and m.group_id is null`,
    values: keyBatch.values(keys),
  });
  return rows;
}

/** Finds the recipients' identities that are included in the waiting statuses of these messages. */
export async function findWaitingParties(
  tx: Tx,
  keys: readonly MessageKey[],
): Promise<{ sessionId: string; providerId: string; party: Identity; at: Date }[]> {
  const { rows } = await tx.client.query<{
    sessionId: string;
    providerId: string;
    party: Identity;
    at: Date;
  }>({
    name: 'intake_find_waiting_parties',
    text: `select w.session_id as "sessionId", w.provider_id as "providerId", w.party, w.at
      from ${keyBatch.parameters('k')}
      cross join lateral (select session_id, provider_id, party, at from waiting_statuses
        where provider_id = k.provider_id offset 0) w
      where w.session_id = k.session_id and w.party is not null`,
    values: keyBatch.values(keys),
  });
  return rows;
}
