-- Preferences of a user; `preferences` belongs to the dashboard (shortcuts, layout) and has at most 8 KB.
alter table users add column theme text not null default 'system' check (theme in ('light', 'dark', 'system'));
alter table users add column timezone text;
alter table users add column preferences jsonb not null default '{}';
