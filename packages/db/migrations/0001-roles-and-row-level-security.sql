-- Two roles. `waqtor_app` is what every connection of the product works as: it owns nothing and cannot bypass
-- row-level security. `waqtor_definer` owns the few functions that may look across tenants (0006), and nothing else.
-- Where the login may not make roles, an administrator has made and granted them before (the migrator says how).
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

-- The tenants this transaction works for; unset or empty means none, and none sees zero rows.
create function current_tenants() returns uuid[]
  language sql stable parallel safe
  return nullif(current_setting('waqtor.tenants', true), '')::uuid[];

-- The person this transaction works for, where one is signed in or signing in.
create function current_user_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('waqtor.user', true), '')::uuid;

-- Puts one table behind row-level security. The sub-select makes Postgres read the setting once per query.
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
