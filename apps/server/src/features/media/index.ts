export { abandonFiles, moveFiles } from './files-of-conversations.store.ts';
export { type MediaRow, presentMedia, presentNewMedia } from './media.present.ts';
export { fetchHeldFiles, findMediaRows, mediaOfMessages } from './media.store.ts';
export {
  attachMedia,
  insertSentMedia,
  lockMediaBatch,
  type MediaOwner,
  type SentMedia,
} from './media-batches.store.ts';
export {
  type ClaimedMedia,
  claimMedia,
  isStoredAs,
  markFailed,
  markStored,
  postpone,
} from './media-due.store.ts';
export { countPendingFiles, countStoredFiles } from './media-figures.store.ts';
export { mediaLink } from './serving/media-link.ts';
export { FileTooLarge, type StoredFile, storeFile } from './store-file.ts';
export { deleteAbandonedRow, isFileUsed } from './uploads/abandoned-files.store.ts';

export { findUpload, rememberUpload } from './uploads-to-whatsapp.store.ts';
