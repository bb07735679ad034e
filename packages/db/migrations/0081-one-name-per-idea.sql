-- Values and stored JSON follow the names of the API. Stored JSON is rewritten as text; a quote inside a value is
-- escaped there, so only keys and whole values match.
alter table messages rename column held_back to held_reason;
alter index messages_held_back rename to messages_held_reason;
alter table messages drop constraint messages_held_back_check;
update messages set held_reason = 'rate_limit' where held_reason = 'flood';
alter table messages add constraint messages_held_reason_check check (held_reason in ('blocked', 'rate_limit'));
alter table messages drop constraint messages_origin_check;
update messages set origin = 'business_app' where origin = 'phone';
alter table messages add constraint messages_origin_check check (origin in
  ('customer', 'agent', 'api', 'bot', 'campaign', 'business_app', 'history', 'system'));
update messages set content = replace(replace(content::text, '"forwarded": "often"',
  '"forwarded": "frequently_forwarded"'), '"forwarded": "once"', '"forwarded": "forwarded"')::jsonb
where content::text like '%"forwarded": "o%';
update messages set content = (content - 'reply') || jsonb_build_object('replyType', content -> 'reply')
where content ->> 'type' = 'interactive_reply' and content ? 'reply';

alter table logins drop constraint logins_client_check;
update logins set client = 'api_client' where client = 'program';
alter table logins add constraint logins_client_check check (client in ('browser', 'api_client'));

alter table canned_responses rename column variants to translations;
update sessions set settings = replace(replace(replace(settings::text, '"texts":', '"translations":'),
  '"floodMessagesPerMinute":', '"inboundLimitPerMinute":'), '"pairRateLimited":', '"enforcePairRateLimit":')::jsonb;
update audit_events set action = 'member.added' where action = 'member.joined';
update audit_events set details = jsonb_set(details, '{client}', '"api_client"') where details ->> 'client' = 'program';
update events set topic = 'workspace'
where topic = 'notifications' and (type like 'member.%' or type like 'team.%' or type = 'tenant.updated');
