-- The customer service window lasts 24 hours after the customer's last message. `window_closed_at` is the
-- time of the last message that WhatsApp no longer counts (error 131047): only a later one opens the window
-- again.
alter table conversations add column window_closed_at timestamptz;

-- When the customer, a member or WhatsApp last decided about marketing messages: of two decisions the later
-- one is kept.
alter table contacts add column marketing_decided_at timestamptz;
update contacts set marketing_decided_at = opted_out_at;
