-- Uploaded files that belong to no message and no canned response: their total size is limited per tenant,
-- and unused ones are deleted.
create index media_unattached on media (tenant_id, created_at) where message_id is null and state = 'stored';
create index media_unattached_age on media (created_at) where message_id is null and state = 'stored';

create function unattached_upload_bytes(of_tenant uuid) returns bigint
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(sum(m.size), 0)::bigint from media m
  where m.tenant_id = of_tenant and m.message_id is null and m.state = 'stored'
    and not exists (select from canned_responses c where c.media_id = m.id)
$$;

-- Deletes the oldest files of a tenant and returns the storage keys to which no row refers any more.
create function delete_unattached_uploads(of_tenant uuid, before timestamptz, max_rows integer)
  returns table (storage_key text)
  language sql volatile set search_path = public, pg_temp as $$
  with old as materialized (
    select m.id from media m
    where m.tenant_id = of_tenant and m.message_id is null and m.state = 'stored' and m.created_at < before
      and not exists (select from canned_responses c where c.media_id = m.id)
    order by m.created_at limit max_rows for update skip locked
  ), gone as (
    delete from media m using old where m.tenant_id = of_tenant and m.id = old.id returning m.id, m.storage_key
  )
  select distinct g.storage_key from gone g
  where g.storage_key is not null and not exists (
    select from media m where m.storage_key = g.storage_key and m.id not in (select old.id from old)
  )
$$;

-- Tenants of the oldest of these files that are older than the given instant.
create function definer_tenants_with_unattached_uploads_before(before timestamptz)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct oldest.tenant_id from (
    select m.tenant_id from media m
    where m.message_id is null and m.state = 'stored' and m.created_at < before
      and not exists (select from canned_responses c where c.media_id = m.id)
    order by m.created_at limit 1000
  ) oldest
$$;
grant create on schema public to waqtor_definer;
alter function definer_tenants_with_unattached_uploads_before(timestamptz) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function unattached_upload_bytes(uuid) from public;
revoke all on function delete_unattached_uploads(uuid, timestamptz, integer) from public;
revoke all on function definer_tenants_with_unattached_uploads_before(timestamptz) from public;
grant execute on function unattached_upload_bytes(uuid) to waqtor_app;
grant execute on function delete_unattached_uploads(uuid, timestamptz, integer) to waqtor_app;
grant execute on function definer_tenants_with_unattached_uploads_before(timestamptz) to waqtor_app;
grant select (message_id, created_at) on media to waqtor_definer;
grant select (media_id) on canned_responses to waqtor_definer;
create policy definer on canned_responses for select to waqtor_definer using (true);
