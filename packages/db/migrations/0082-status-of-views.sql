-- The filter of conversations by their status is named like the field.
update views set filters = (filters - 'state') || jsonb_build_object('status', filters -> 'state')
where filters ? 'state';
