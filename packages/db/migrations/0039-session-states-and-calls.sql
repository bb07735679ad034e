-- Every state a session of any engine may be in; `state_code` says why, in a word that clients can translate.
alter table sessions drop constraint sessions_state_check;
alter table sessions add constraint sessions_state_check check (state in ('starting', 'qr', 'pairing', 'connecting',
  'connected', 'degraded', 'reconnecting', 'disconnected', 'logged_out', 'conflict', 'restricted', 'banned', 'failed'));
alter table sessions add column state_code text;
-- What account events say of the session: kept apart from what a check of the connection finds, which may not undo it.
-- By the name of what they are about: { code, state, reason, at }.
alter table sessions add column account_marks jsonb not null default '{}';

-- People are told of calls nobody answered, and of numbers that go on working with a warning.
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check check (kind in ('conversation_assigned', 'mention',
  'message_failed', 'session_disconnected', 'conversation_reopened', 'missed_call', 'session_warning'));
