export { renderTemplate } from './render-template.ts';
export { createTemplateLists, type TemplateLists } from './template-lists.ts';
export { templatesLearned } from './templates.hooks.ts';
export { registerTemplateRoutes } from './templates.routes.ts';
export { findTemplate, forgetTemplates } from './templates.store.ts';
