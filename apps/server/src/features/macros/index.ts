export { registerMacroRoutes } from './macros.routes.ts';
export { summariseMacrosOf } from './macros.store.ts';
