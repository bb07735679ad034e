export { registerMacroRoutes } from './macros.routes.ts';
