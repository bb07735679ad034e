export { registerViewRoutes } from './views.routes.ts';
export { summariseViewsOf } from './views.store.ts';
