export {
  contactDocument,
  messageDocument,
  type SearchDocument,
  searchTerms,
  writeDocuments,
} from '../../platform/search/index.ts';
