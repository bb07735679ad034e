-- Names visible in the API follow its conventions: camelCase fields, snake_case values, plural topics. Stored
-- JSON is rewritten as text; a quote inside a value is escaped there, so only keys and whole values match.
alter table users rename column timezone to time_zone;
alter table api_keys rename column hint to last4;

alter table tenants add column websites text[] not null default '{}';
update tenants set websites = array[website] where website is not null;
alter table tenants drop column website;

alter table teams drop constraint teams_assignment_check;
update teams set assignment = 'round_robin' where assignment = 'roundRobin';
alter table teams add constraint teams_assignment_check check (assignment in ('manual', 'round_robin'));
drop function definer_unassigned_teams(integer);
create function definer_unassigned_teams(max_rows integer) returns table (team_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.tenant_id from teams t
  where t.assignment = 'round_robin'
    and exists (select from conversations v
      where v.team_id = t.id and v.state = 'open' and v.assignee_id is null and v.last_inbound_at is not null)
    and exists (select from team_members l
      join members m on m.tenant_id = l.tenant_id and m.user_id = l.user_id
      where l.team_id = t.id and m.availability = 'available' and m.role <> 'viewer'
        and (t.capacity is null or t.capacity > (select count(*) from (select from conversations v
          where v.tenant_id = t.tenant_id and v.assignee_id = m.user_id and v.state = 'open'
          limit t.capacity) taken)))
  order by t.id limit max_rows
$$;
grant create on schema public to waqtor_definer;
alter function definer_unassigned_teams(integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke execute on function definer_unassigned_teams(integer) from public;
grant execute on function definer_unassigned_teams(integer) to waqtor_app;

alter table media drop constraint media_state_check;
update media set state = 'held_back' where state = 'held';
alter table media add constraint media_state_check check (state in ('pending', 'stored', 'failed', 'held_back'));

alter table sessions drop constraint sessions_state_code_check;
update sessions set state_code = case state_code when 'number_unknown' then 'number_not_found'
  when 'address_wrong' then 'graph_url_invalid' when 'held_back' then 'throttled'
  when 'account_disabling' then 'account_disable_scheduled' else state_code end;
alter table sessions add constraint sessions_state_code_check check (state_code in ('token_invalid',
  'permission_missing', 'number_not_found', 'graph_url_invalid', 'unavailable', 'throttled', 'number_banned',
  'number_restricted', 'account_disabled', 'account_disable_scheduled', 'account_deleted', 'account_restricted',
  'account_violation', 'account_alert', 'access_removed', 'number_removed', 'review_rejected', 'quality_flagged',
  'limit_lowered', 'name_rejected', 'pin_changed', 'history_declined', 'history_failed', 'sending_refused'));
update sessions set settings = replace(replace(replace(settings::text, '"isOn":', '"isEnabled":'),
  '"silenceHours":', '"inactivityHours":'), '"resendUnknownAfterMs":', '"retryUnknownAfterMs":')::jsonb,
  health = replace(replace(health::text, '"account_disabling"', '"account_disable_scheduled"'), '"held_back"',
    '"throttled"')::jsonb;
update messages set content = jsonb_set(content #- '{rendered,offer}', '{rendered,limitedTimeOffer}',
  content #> '{rendered,offer}') where content #> '{rendered,offer}' is not null;

update macros set actions = replace(replace(replace(replace(replace(replace(actions::text,
  '"forMinutes":', '"durationMinutes":'), '"assignTeam"', '"assign_team"'), '"markRead"', '"mark_read"'),
  '"markUnread"', '"mark_unread"'), '"sendCannedResponse"', '"send_canned_response"'), '"action": "hold"',
  '"action": "mark_pending"')::jsonb;

update audit_events set action = 'api_key.signature_invalid' where action = 'api_key.proof_invalid';

update events set topic = case topic when 'session' then 'sessions' when 'smartbot' then 'bots' else topic end,
  type = case type when 'message.media' then 'message.media_updated' when 'message.status' then 'message.status_unmatched'
    when 'session.error' then 'session.error_reported' when 'account.event' then 'account.event_received'
    when 'item.unknown' then 'webhook_item.unreadable' else type end,
  data = case
    when type = 'message.status' then (data - 'step' - 'status') || jsonb_build_object('status', data -> 'step', 'raw', data -> 'status')
    when type in ('contact.merged', 'conversation.merged') then (data - 'fromId' - 'intoId')
      || jsonb_build_object('sourceId', data -> 'fromId', 'targetId', data -> 'intoId')
    else data end
where topic in ('session', 'smartbot')
  or type in ('message.media', 'message.status', 'contact.merged', 'conversation.merged');
