-- `at` is the sort time of a message in its conversation. `provider_at` is WhatsApp's own time of a message
-- that was not sent through this server, in whole seconds of its own clock; `at` is that time, or later:
-- after those of our messages that it follows.
alter table messages add column provider_at timestamptz;
update messages set provider_at = at where direction = 'in' or (direction = 'out' and origin in ('phone', 'history'));

-- The latest `at` of a message sent, or to be sent, through this server; null if there is none.
alter table conversations add column last_outbound_at timestamptz;
update conversations v set last_outbound_at = m.at
from (select conversation_id, max(at) as at from messages
  where direction = 'out' and provider_at is null and (scheduled_at is null or provider_id is not null)
  group by conversation_id) m
where m.conversation_id = v.id;
