-- The column has the name of the API's field.
alter table messages rename column held_reason to held_back_reason;
alter table messages rename constraint messages_held_reason_check to messages_held_back_reason_check;
alter index messages_held_reason rename to messages_held_back_reason;
