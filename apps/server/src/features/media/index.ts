export { type MediaRow, presentMedia, presentNewMedia } from './media.present.ts';
export { isMediaLinkGood, mediaLink } from './media-link.ts';
