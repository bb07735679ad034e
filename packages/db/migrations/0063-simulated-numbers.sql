-- A number of the sandbox is marked wherever it is shown. Its address is sealed with its credentials, so the mark is a column.
alter table sessions add column is_simulated boolean not null default false;
