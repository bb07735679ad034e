export { registerTemplateRoutes } from './templates.routes.ts';
