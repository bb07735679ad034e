export {
  contactSearchDocument,
  type DocumentKind,
  messageSearchDocument,
  type SearchDocument,
  writeSearchDocuments,
} from './documents.ts';
export { readQuery, type SearchQuery } from './search-query.ts';
export { digitsOf, normalize, phoneTerms, searchTerms } from './words.ts';
