-- Only one index can serve each look-up by key, so that its plan does not depend on statistics: not in a new
-- database, on a table that just grew, or on one that was analyzed while it was empty
-- (docs/subsystems/intake.md).

-- Row-level security is now a filter, not an index condition. As an index condition, `tenant_id = any (…)`
-- made every index that begins with the tenant a candidate for every look-up, with an estimate ten times too
-- low and without the knowledge that a unique index returns one row. Every statement of the server has a
-- condition on the tenant or on a unique key.
create or replace procedure enable_tenant_isolation(target regclass, tenant_column name default 'tenant_id')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_isolation on %s to waqtor_app
       using ((%2$I = any ((select current_tenants())::uuid[])) is true)
       with check ((%2$I = any ((select current_tenants())::uuid[])) is true)', target, tenant_column);
  execute format('grant select, insert, update, delete on %s to waqtor_app', target);
end
$$;

do $$
declare wall record;
begin
  for wall in
    select tablename, qual, with_check from pg_policies
    where schemaname = 'public' and policyname = 'tenant_isolation' and qual not like '%IS TRUE%'
  loop
    execute format('alter policy tenant_isolation on %I using (%s is true) with check (%s is true)',
      wall.tablename, wall.qual, wall.with_check);
  end loop;
end
$$;

-- These indexes begin with the value: by estimate, an index that begins with the tenant or the session costs
-- as little as any other of these.
drop index contacts_phone, contacts_bsuid, contacts_lid, contacts_username, contacts_group;
create unique index contacts_phone on contacts (phone, tenant_id) where phone is not null;
create unique index contacts_bsuid on contacts (bsuid, tenant_id) where bsuid is not null;
create unique index contacts_lid on contacts (lid, tenant_id) where lid is not null;
create unique index contacts_group on contacts (group_id, tenant_id) where group_id is not null;
create index contacts_username on contacts (username, tenant_id) where username is not null;

drop index messages_provider_id;
create unique index messages_provider_id on messages (provider_id, session_id) where provider_id is not null;

drop index conversations_contact;
alter table conversations drop constraint conversations_session_id_contact_id_key;
create unique index conversations_contact on conversations (contact_id, session_id);

alter table waiting_statuses drop constraint waiting_statuses_session_id_provider_id_fingerprint_key;
create unique index waiting_statuses_provider_id on waiting_statuses (provider_id, session_id, fingerprint);
