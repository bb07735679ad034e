-- Whom an event is for; null means everybody of the tenant. It has its place in the log like any other, and whoever hands
-- events out leaves it out for all but this person.
alter table events add column audience uuid;
