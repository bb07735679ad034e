export { registerBlockRoutes } from './blocks.routes.ts';
export { claimBlock, type DueBlock, endBlock } from './pending-blocks.store.ts';
