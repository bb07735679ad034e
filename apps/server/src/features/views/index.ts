export { registerViewRoutes } from './views.routes.ts';
export { viewRows } from './views.store.ts';
