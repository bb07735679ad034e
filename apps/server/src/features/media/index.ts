export { type MediaRow, presentMedia, presentNewMedia } from './media.present.ts';

export { fetchHeldFiles, findMediaRows } from './media.store.ts';
export {
  attachMedia,
  insertSentMedia,
  lockMediaBatch,
  type MediaOwner,
  type SentMedia,
} from './media-batches.store.ts';
export { mediaLink } from './media-link.ts';
export { FileTooLarge, type StoredFile, storeFile } from './store-file.ts';
