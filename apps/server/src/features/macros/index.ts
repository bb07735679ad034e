export { registerMacroRoutes } from './macros.routes.ts';
export { macroRows } from './macros.store.ts';
