export {
  contactDocument,
  type DocumentKind,
  deleteDocuments,
  messageDocument,
  moveDocuments,
  type SearchDocument,
  writeDocuments,
  writingDocuments,
} from './documents.ts';
export { type FoundDocument, findDocuments, type Position } from './find-documents.ts';
export { readQuery, type SearchQuery } from './search-query.ts';
export { snippetOf } from './snippet.ts';
export { searchTerms, wordsOf } from './words.ts';
