-- The only user who may see the event; null means everybody in the tenant. The event has its seq in the log
-- like any other, and every reader that delivers events omits it for all other users.
alter table events add column audience uuid;
