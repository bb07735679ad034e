-- Whether a picture moves: an animated sticker may be larger than one that does not. Null where nobody has looked.
alter table media add column animated boolean;
