export {
  contactDocument,
  messageDocument,
  type SearchDocument,
  writeDocuments,
  writingDocuments,
} from '../../platform/search/index.ts';
export { registerSearchRoutes } from './search.routes.ts';
