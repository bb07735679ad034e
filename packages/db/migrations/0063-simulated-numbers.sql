-- Simulated numbers are marked wherever they are shown. The URL of the sandbox is encrypted with the
-- credentials, so the mark is a separate column.
alter table sessions add column is_simulated boolean not null default false;
