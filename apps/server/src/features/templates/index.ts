export { renderTemplate } from './render-template.ts';
export { createTemplateLists, type TemplateLists } from './template-lists.ts';
export { templatesLearned } from './templates.hooks.ts';
export { registerTemplateRoutes } from './templates.routes.ts';
export { findTemplate, findTemplateBatch, forgetTemplates, type TemplateKey } from './templates.store.ts';
