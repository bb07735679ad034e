export { accessTags, findTagIds } from './change-tag.ts';
export { tagDeletion } from './tags.hooks.ts';
export { presentTags } from './tags.present.ts';
export { registerTagRoutes } from './tags.routes.ts';
export { linkTags, moveTags } from './tags.store.ts';
