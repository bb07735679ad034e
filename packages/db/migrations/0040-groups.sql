-- A group is stored like a contact: a row with the group's id instead of a person's. It is not a customer:
-- contact lists omit it, and it is never merged. `sender_id` is the contact who wrote a message in a group.
alter table contacts add column group_id text;
create unique index contacts_group on contacts (tenant_id, group_id) where group_id is not null;
alter table messages add column group_id text;
alter table messages add column sender_id uuid;
create index messages_sender on messages (sender_id) where sender_id is not null;

-- The reason for the state of a session.
alter table sessions add constraint sessions_state_code_check check (state_code in (
  'token_invalid', 'permission_missing', 'number_unknown', 'address_wrong', 'unavailable',
  'held_back', 'number_banned', 'number_restricted', 'account_disabled', 'account_disabling',
  'account_deleted', 'account_restricted', 'account_violation', 'account_alert', 'access_removed',
  'number_removed', 'review_rejected', 'quality_flagged', 'limit_lowered', 'name_rejected',
  'pin_changed', 'history_declined', 'history_failed', 'sending_refused'));
