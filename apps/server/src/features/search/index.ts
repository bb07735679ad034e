export {
  contactSearchDocument,
  messageSearchDocument,
  type SearchDocument,
  searchTerms,
  writeSearchDocuments,
} from '../../platform/search/index.ts';
