export { registerCannedAnswerRoutes } from './canned-answers.routes.ts';
export { accessCannedAnswer } from './read-canned-answers.ts';
export { renderIn } from './render-canned-answer.ts';
