-- The filters of conversations are named like the fields, and like those of contacts.
update views set filters = (filters - 'state') || jsonb_build_object('status', filters -> 'state')
where filters ? 'state';
update views set filters = (filters - 'tag') || jsonb_build_object('tags', filters -> 'tag') where filters ? 'tag';
