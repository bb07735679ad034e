-- Codes of invalid values are named like all others: invalid_token, invalid_graph_url.
alter table sessions drop constraint sessions_state_code_check;
update sessions set state_code = case state_code when 'token_invalid' then 'invalid_token'
  when 'graph_url_invalid' then 'invalid_graph_url' else state_code end;
alter table sessions add constraint sessions_state_code_check check (state_code in ('invalid_token',
  'permission_missing', 'number_not_found', 'invalid_graph_url', 'unavailable', 'throttled', 'number_banned',
  'number_restricted', 'account_disabled', 'account_disable_scheduled', 'account_deleted', 'account_restricted',
  'account_violation', 'account_alert', 'access_removed', 'number_removed', 'review_rejected', 'quality_flagged',
  'limit_lowered', 'name_rejected', 'pin_changed', 'history_declined', 'history_failed', 'sending_refused'));
