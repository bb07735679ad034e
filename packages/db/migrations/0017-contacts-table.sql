-- Columns for sorting and filtering contacts. Behind row-level security only plain columns can be looked up
-- by index (a condition that calls a function is not evaluated before the tenant is checked), so computed
-- values are stored.

-- The sort key of the name: lower case, without accents and vowel signs, in code point order.
alter table contacts add column name_key text collate "C" not null generated always as (
  regexp_replace(
    lower(normalize(left(coalesce(name, profile_name, phone, username, bsuid, lid, ''), 200), nfd)),
    '[\u0300-\u036f\u064b-\u065f\u0670]', '', 'g')
) stored;
create index contacts_name on contacts (tenant_id, name_key, id);
create index contacts_no_phone on contacts (tenant_id, created_at desc, id desc) where phone is null;
create index contacts_opted_out on contacts (tenant_id, created_at desc, id desc) where opted_out_at is not null;
create index contacts_suppressed on contacts (tenant_id, created_at desc, id desc) where suppressed_at is not null;
create index contacts_language on contacts (tenant_id, language, created_at desc, id desc) where language is not null;

-- The custom attributes of contacts, one row each, maintained by the trigger below for every writer. `value`
-- is the text of a text, number or boolean of at most 200 characters, otherwise null.
create table contact_attributes (
  tenant_id uuid not null references tenants on delete cascade,
  contact_id uuid not null references contacts on delete cascade,
  key text collate "C" not null,
  value text collate "C",
  primary key (contact_id, key)
);
create index contact_attributes_value on contact_attributes (tenant_id, key, value, contact_id);

create function keep_contact_attributes() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from contact_attributes where contact_id = new.id;
  end if;
  insert into contact_attributes (tenant_id, contact_id, key, value)
    select new.tenant_id, new.id, a.key,
      case when jsonb_typeof(a.value) in ('string', 'number', 'boolean') and length(a.value #>> '{}') <= 200
        then a.value #>> '{}' end
    from jsonb_each(new.attributes) a;
  return null;
end
$$;
create trigger contacts_attributes_added after insert on contacts
  for each row when (new.attributes <> '{}') execute function keep_contact_attributes();
create trigger contacts_attributes_changed after update of attributes on contacts
  for each row when (new.attributes is distinct from old.attributes) execute function keep_contact_attributes();

-- Existing contacts; the table owner sees them only while row-level security is not forced.
alter table contacts no force row level security;
insert into contact_attributes (tenant_id, contact_id, key, value)
  select c.tenant_id, c.id, a.key,
    case when jsonb_typeof(a.value) in ('string', 'number', 'boolean') and length(a.value #>> '{}') <= 200
      then a.value #>> '{}' end
  from contacts c, jsonb_each(c.attributes) a;
alter table contacts force row level security;
call enable_tenant_isolation('contact_attributes');
