export { type MediaRow, presentMedia, presentNewMedia } from './media.present.ts';
export { registerMediaRoutes } from './media.routes.ts';
export { fetchHeldFiles, findMediaRows } from './media.store.ts';
export { mediaLink } from './media-link.ts';
export { FileTooLarge, type StoredFile, storeFile } from './store-file.ts';
export { createUploadSweep } from './upload-sweep.ts';
