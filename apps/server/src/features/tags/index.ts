export { accessTags } from './change-tag.ts';
export { tagDeletion } from './tags.hooks.ts';
export { presentTags } from './tags.present.ts';
export { registerTagRoutes } from './tags.routes.ts';
export { findTag, linkTags, moveTags } from './tags.store.ts';
