export {
  contactDocument,
  messageDocument,
  type SearchDocument,
  writeDocuments,
} from '../../platform/search/index.ts';
export { registerSearchRoutes } from './search.routes.ts';
