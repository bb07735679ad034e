export type { ProviderOf } from './fetch-media.ts';
export { createMediaFetcher, type MediaFetcherOptions } from './media-fetcher.ts';
