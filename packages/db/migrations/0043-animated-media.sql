-- Whether an image is animated: an animated sticker may be larger than a static one. Null if it was not
-- checked.
alter table media add column animated boolean;
