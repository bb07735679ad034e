import type { Tx } from '@waqtor/db';
import { sql } from 'kysely';
import type { ConversationRow } from '../../features/conversations/index.ts';

/** The fields are uuids. */
interface Team {
  tenantId: string;
  teamId: string;
}

/**
 * Locks the team's assignable members, in id order and before the team row. Two teams that share a member
 * therefore run one after the other, and the second counts the conversations that the first assigned.
 */
export async function lockAssignableMembers(tx: Tx, { tenantId, teamId }: Team): Promise<void> {
  await sql`select from members m
    where m.tenant_id = ${tenantId} and m.availability = 'available' and m.role <> 'viewer' and m.deactivated_at is null
      and m.user_id in (select user_id from team_members where tenant_id = ${tenantId} and team_id = ${teamId})
    order by m.user_id for no key update`.execute(tx.db);
}

/**
 * Locks the team row. Returns false if round-robin assignment has been turned off or another process holds
 * the lock.
 */
export async function lockTeam(tx: Tx, { tenantId, teamId }: Team): Promise<boolean> {
  const { rows } = await sql`select from teams
    where tenant_id = ${tenantId} and id = ${teamId} and assignment = 'round_robin'
    for no key update skip locked`.execute(tx.db);
  return rows.length > 0;
}

/**
 * Assigns the conversations that have waited longest to members with spare capacity. Round-robin: every
 * member gets one conversation before anybody gets a second, and the member who was assigned one the longest
 * time ago comes first. The rows of the members and of the team must be locked.
 */
export async function assignWaiting(
  tx: Tx,
  { tenantId, teamId }: Team,
  { max, at }: { max: number; at: Date },
): Promise<{ before: ConversationRow; after: ConversationRow }[]> {
  const { rows } = await sql<ConversationRow & { formerUpdatedAt: Date }>`
    with takers as materialized (
      select l.user_id, l.last_assigned_at,
        case when t.capacity is null then ${max}::int else t.capacity - (select count(*) from conversations v
          where v.tenant_id = ${tenantId} and v.assignee_id = l.user_id and v.state = 'open')::int end as room
      from team_members l
      join teams t on t.id = l.team_id
      join members m on m.tenant_id = l.tenant_id and m.user_id = l.user_id
      where l.tenant_id = ${tenantId} and l.team_id = ${teamId}
        and m.availability = 'available' and m.role <> 'viewer' and m.deactivated_at is null
    ), slots as (
      select user_id, row_number() over (order by turn, last_assigned_at nulls first, user_id) as position
      from takers cross join generate_series(1, least(room, ${max}::int)) as turn
      order by position limit ${max}
    ), waiting as materialized (
      select id, last_inbound_at, updated_at from conversations
      where tenant_id = ${tenantId} and team_id = ${teamId} and state = 'open' and assignee_id is null
        and last_inbound_at is not null
      order by last_inbound_at, id limit (select count(*) from slots)
      for no key update skip locked
    ), queue as (
      select id, updated_at, row_number() over (order by last_inbound_at, id) as position from waiting
    ), given as (
      update conversations v set assignee_id = s.user_id, updated_at = ${at}
      from queue q join slots s on s.position = q.position
      where v.tenant_id = ${tenantId} and v.id = q.id
      returning v.*, q.updated_at as former_updated_at, s.position
    ), turns as (
      -- Turns of one transaction are a microsecond apart, and after all before: the order of them is the next one's.
      update team_members l set last_assigned_at = latest.at + last.position * interval '1 microsecond'
      from (select assignee_id, max(position) as position from given group by assignee_id) last,
        (select greatest(${at}::timestamptz, max(last_assigned_at)) as at from takers) latest
      where l.tenant_id = ${tenantId} and l.team_id = ${teamId} and l.user_id = last.assignee_id
    )
    select * from given order by position`.execute(tx.db);
  return rows.map(({ formerUpdatedAt, ...after }) => ({
    before: { ...after, assigneeId: null, updatedAt: formerUpdatedAt },
    after,
  }));
}
