-- After how many minutes without an answer a member gets an e-mail, for the types with the channel `email`.
alter table notification_settings add column email_after_minutes integer not null default 15;

-- E-mails to members about customers' messages without an answer: one row per conversation and member, until somebody
-- has answered. `since` is the first of these messages.
create table email_reminders (
  conversation_id uuid not null references conversations on delete cascade,
  user_id uuid not null,
  tenant_id uuid not null,
  since timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  mailed_at timestamptz,
  primary key (conversation_id, user_id),
  foreign key (tenant_id, user_id) references members on delete cascade
);
create index email_reminders_due on email_reminders (due_at) where mailed_at is null;
create index email_reminders_user on email_reminders (tenant_id, user_id);
call enable_tenant_isolation('email_reminders');
grant select (tenant_id, due_at, mailed_at) on email_reminders to waqtor_definer;
create policy definer on email_reminders for select to waqtor_definer using (true);

-- Tenants of the e-mails that are due longest.
create function definer_tenants_with_due_emails(at timestamptz, max_rows integer)
  returns table (tenant_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct due.tenant_id from (
    select r.tenant_id from email_reminders r where r.mailed_at is null and r.due_at <= at
    order by r.due_at limit max_rows
  ) due
$$;
grant create on schema public to waqtor_definer;
alter function definer_tenants_with_due_emails(timestamptz, integer) owner to waqtor_definer;
revoke create on schema public from waqtor_definer;
revoke all on function definer_tenants_with_due_emails(timestamptz, integer) from public;
grant execute on function definer_tenants_with_due_emails(timestamptz, integer) to waqtor_app;
