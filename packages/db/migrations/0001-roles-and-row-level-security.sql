-- Two roles. `waqtor_app` is the login of every connection of the server: it owns nothing and cannot bypass
-- row-level security. `waqtor_definer` owns the security-definer functions (0006), which may read across
-- tenants, and nothing else. If the migrating login may not create roles, an administrator has to create and
-- grant them beforehand; the migrator prints how.
do $$
begin
  begin
    create role waqtor_app nologin nobypassrls;
  exception when duplicate_object or unique_violation or insufficient_privilege then null;
  end;
  begin
    create role waqtor_definer nologin nobypassrls;
  exception when duplicate_object or unique_violation or insufficient_privilege then null;
  end;
  begin
    execute format('grant waqtor_app, waqtor_definer to %I', current_user);
  exception when insufficient_privilege then null;
  end;
end
$$;

grant usage on schema public to waqtor_app;
grant usage, create on schema public to waqtor_definer;

-- The tenants of this transaction. Unset or empty means none, and then no row is visible.
create function current_tenants() returns uuid[]
  language sql stable parallel safe
  return nullif(current_setting('waqtor.tenants', true), '')::uuid[];

-- The user of this transaction, if one is signed in or signing in.
create function current_user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('waqtor.user', true), '')::uuid;

-- Enables row-level security on a table. Because of the sub-select, PostgreSQL reads the setting once per
-- query.
create procedure enable_tenant_isolation(target regclass, tenant_column name default 'tenant_id')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_isolation on %s to waqtor_app
       using (%2$I = any ((select current_tenants())::uuid[]))
       with check (%2$I = any ((select current_tenants())::uuid[]))', target, tenant_column);
  execute format('grant select, insert, update, delete on %s to waqtor_app', target);
end
$$;
