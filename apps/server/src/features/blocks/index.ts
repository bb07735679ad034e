export { registerBlockRoutes } from './blocks.routes.ts';
