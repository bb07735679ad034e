-- A group is written to as a contact is: a row with the group's id instead of a person's. It is no customer: lists of contacts
-- leave it out, and nothing merges it. `sender_id` is the contact who wrote a message in a group.
alter table contacts add column group_id text;
create unique index contacts_group on contacts (tenant_id, group_id) where group_id is not null;
alter table messages add column group_id text;
alter table messages add column sender_id uuid;
create index messages_sender on messages (sender_id) where sender_id is not null;
