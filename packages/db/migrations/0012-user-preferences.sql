-- How a person likes the product; `preferences` is the dashboard's own (shortcuts, layout), at most 8 KB.
alter table users add column theme text not null default 'system' check (theme in ('light', 'dark', 'system'));
alter table users add column timezone text;
alter table users add column preferences jsonb not null default '{}';
