import type { StatusStep } from '@waqtor/contract';
import { defineBatch, type Tx } from '@waqtor/db';
import type { Identity } from '@waqtor/provider';
import type { MessageRow, StatusError } from '../../../features/messages/index.ts';
import type { Part } from '../../../platform/round-trip.ts';

/** The columns of a message that are read or written when statuses are applied. */
export type TargetRow = Pick<
  MessageRow,
  | 'id'
  | 'tenantId'
  | 'sessionId'
  | 'conversationId'
  | 'contactId'
  | 'groupId'
  | 'direction'
  | 'providerId'
  | 'ack'
  | 'statuses'
  | 'error'
  | 'isUnknown'
  | 'canceledAt'
  | 'scheduledAt'
  | 'at'
>;

interface ProviderKey {
  sessionId: string;
  providerId: string;
}
const keyBatch = defineBatch<ProviderKey>({ sessionId: 'uuid', providerId: 'text' });

/**
 * Statement that locks the outbound messages (`TargetRow`) with these ids, ours or WhatsApp's, in id order.
 */
export function lockingTargets(named: {
  byProviderId: readonly ProviderKey[];
  ids: readonly string[];
}): Part {
  return {
    name: 'intake_lock_targets',
    text: `
      with hit as (
        select m.id from ${keyBatch.parameters('k', 2)}
          cross join lateral (select id, session_id from messages where provider_id = k.provider_id offset 0) m
          where m.session_id = k.session_id
        union select unnest($1::uuid[])
      )
      select m.id, m.tenant_id as "tenantId", m.session_id as "sessionId", m.conversation_id as "conversationId",
        m.contact_id as "contactId", m.group_id as "groupId", m.direction, m.provider_id as "providerId", m.ack, m.statuses, m.error, m.is_unknown as "isUnknown",
        m.canceled_at as "canceledAt", m.scheduled_at as "scheduledAt", m.at
      from (select id from hit order by id) hit
      cross join lateral (select * from messages where id = hit.id and direction = 'out' for no key update) m`,
    values: [named.ids, ...keyBatch.values(named.byProviderId)],
    instants: ['canceledAt', 'scheduledAt', 'at'],
  };
}

const targetBatch = defineBatch<TargetRow>({
  id: 'uuid',
  tenantId: 'uuid',
  ack: 'smallint',
  statuses: 'json',
  error: 'json',
});

/** Writes the changes made by statuses; the rows are locked. */
export function updatingTargets(rows: readonly TargetRow[]): Part {
  return {
    name: 'intake_update_targets',
    text: `update messages m set ack = n.ack, statuses = n.statuses, error = nullif(n.error, 'null'), is_unknown = false
      from ${targetBatch.parameters('n')}
      where m.id = n.id and m.tenant_id = n.tenant_id`,
    values: targetBatch.values(rows),
  };
}

/** A status whose message is not stored. `status` and `errors` are JSON text. */
export interface WaitingStatus {
  id: string;
  tenantId: string;
  sessionId: string;
  providerId: string;
  fingerprint: Buffer;
  step: StatusStep;
  contactId: string | null;
  errors: readonly StatusError[];
  status: string;
  /** The recipient that the status reports. */
  party: Identity | null;
  /** The group in the status, and whether the status concerns only one of its members. */
  groupId: string | null;
  isOfMember: boolean;
  at: Date;
}

const waitingBatch = defineBatch<WaitingStatus>({
  id: 'uuid',
  tenantId: 'uuid',
  sessionId: 'uuid',
  providerId: 'text',
  fingerprint: 'bytea',
  step: 'text',
  contactId: 'uuid',
  errors: 'json',
  status: 'json text',
  at: 'timestamptz',
  party: 'jsonb',
  groupId: 'text',
  isOfMember: 'boolean',
});

/** Stores these statuses as waiting; returns the ids of the new ones. */
export async function insertWaiting(
  tx: Tx,
  statuses: readonly WaitingStatus[],
  now: Date,
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: 'intake_insert_waiting',
    text: `insert into waiting_statuses (${waitingBatch.columns}, received_at)
      select w.*, $1::timestamptz from ${waitingBatch.parameters('w', 2)}
      on conflict (session_id, provider_id, fingerprint) do nothing returning id`,
    values: [now.toISOString(), ...waitingBatch.values(statuses)],
  });
  return new Set(rows.map((row) => row.id));
}

const arrivedBatch = defineBatch<WaitingStatus>({ id: 'uuid', sessionId: 'uuid', providerId: 'text' });

/** Returns the ids of those statuses whose message is stored by now. */
export async function findArrived(tx: Tx, statuses: readonly WaitingStatus[]): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: 'intake_find_arrived',
    text: `select w.id from ${arrivedBatch.parameters('w')}
      where exists (select from (select session_id, direction from messages
          where provider_id = w.provider_id offset 0) m
        where m.session_id = w.session_id and m.direction = 'out')`,
    values: arrivedBatch.values(statuses),
  });
  return new Set(rows.map((row) => row.id));
}

export type TakenStatus = Pick<
  WaitingStatus,
  'tenantId' | 'sessionId' | 'providerId' | 'step' | 'errors' | 'at' | 'fingerprint' | 'isOfMember'
> & {
  groupId: string | undefined;
  raw: unknown;
  /** The `status` as JSON text. */
  payload: string;
};

/** Deletes and returns the statuses waiting for these messages. */
export async function takeWaiting(tx: Tx, messages: readonly ProviderKey[]): Promise<TakenStatus[]> {
  const { rows } = await tx.client.query<Omit<TakenStatus, 'groupId'> & { groupId: string | null }>({
    name: 'intake_take_waiting',
    // In this form the session is not an index condition.
    text: `delete from waiting_statuses w using ${keyBatch.parameters('k', 2)}
      where w.tenant_id = any ($1::uuid[]) and w.provider_id = k.provider_id
        and w.session_id is not distinct from k.session_id
      returning w.tenant_id as "tenantId", w.session_id as "sessionId", w.provider_id as "providerId", w.step,
        w.errors, w.status as raw, w.at, w.fingerprint, w.group_id as "groupId", w.is_of_member as "isOfMember",
        (case when w.status ?& array['item', 'contact'] then w.status -> 'item' else w.status end)::text as payload`,
    values: [tx.tenantIds, ...keyBatch.values(messages)],
  });
  return rows.map(({ groupId, ...row }) => ({ ...row, groupId: groupId ?? undefined }));
}
