export {
  contactDocument,
  messageDocument,
  type SearchDocument,
  searchTerms,
  writeDocuments,
  writingDocuments,
} from '../../platform/search/index.ts';
export { registerSearchRoutes } from './search.routes.ts';
export { snippetOf } from './snippet.ts';
