-- Every state that a session of any engine can have; `state_code` is the reason, as a code that clients can
-- translate.
alter table sessions drop constraint sessions_state_check;
alter table sessions add constraint sessions_state_check check (state in ('starting', 'qr', 'pairing', 'connecting',
  'connected', 'degraded', 'reconnecting', 'disconnected', 'logged_out', 'conflict', 'restricted', 'banned', 'failed'));
alter table sessions add column state_code text;
-- What account events reported about the session, stored separately from the result of a connection check,
-- which must not override it. Keyed by the subject of the report: { code, state, reason, at }.
alter table sessions add column account_marks jsonb not null default '{}';

-- Users are notified of missed calls, and of numbers that keep working with a warning.
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check check (kind in ('conversation_assigned', 'mention',
  'message_failed', 'session_disconnected', 'conversation_reopened', 'missed_call', 'session_warning'));
