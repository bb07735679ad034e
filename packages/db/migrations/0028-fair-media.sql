-- Due files: the oldest of every tenant before the second of any, so that a tenant with many files does not
-- delay others. Tenants in `without` have enough downloads in progress. The recursion steps from tenant to
-- tenant along the index, however many files one of them has.
create index media_due_of_tenant on media (tenant_id, next_attempt_at) where state = 'pending';

drop function definer_due_media(timestamptz, integer);
create function definer_due_media(at timestamptz, max_rows integer, without uuid[])
  returns table (media_id uuid, tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with recursive waiting as (
    (select m.tenant_id from media m where m.state = 'pending' order by m.tenant_id limit 1)
    union all
    select (select m.tenant_id from media m where m.state = 'pending' and m.tenant_id > w.tenant_id
            order by m.tenant_id limit 1)
    from waiting w where w.tenant_id is not null
  )
  select due.id, due.tenant_id from waiting w
  cross join lateral (
    select m.id, m.tenant_id, m.next_attempt_at, row_number() over (order by m.next_attempt_at) as place
    from (select f.id, f.tenant_id, f.next_attempt_at from media f
          where f.tenant_id = w.tenant_id and f.state = 'pending' and f.next_attempt_at <= at
          order by f.next_attempt_at limit max_rows) m
  ) due
  where w.tenant_id <> all (without)
  order by due.place, due.next_attempt_at
  limit max_rows
$$;
grant create on schema public to waqtor_definer;
alter function definer_due_media(timestamptz, integer, uuid[]) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_due_media(timestamptz, integer, uuid[]) from public;
grant execute on function definer_due_media(timestamptz, integer, uuid[]) to waqtor_app;
