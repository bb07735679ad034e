-- `at` is where a message stands in its thread. `provider_at` is WhatsApp's own time of what did not leave through us, in whole
-- seconds and by its own clock; `at` is that time, or later, behind the messages of ours it follows.
alter table messages add column provider_at timestamptz;
update messages set provider_at = at where direction = 'in' or (direction = 'out' and origin in ('phone', 'history'));

-- The latest `at` of a message that left, or is to leave, through us; null when there is none.
alter table conversations add column last_outbound_at timestamptz;
update conversations v set last_outbound_at = m.at
from (select conversation_id, max(at) as at from messages
  where direction = 'out' and provider_at is null and (scheduled_at is null or provider_id is not null)
  group by conversation_id) m
where m.conversation_id = v.id;
