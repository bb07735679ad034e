export { registerCannedAnswerRoutes } from './canned-answers.routes.ts';
export { summariseCannedAnswersOf } from './canned-answers.store.ts';
export { accessCannedAnswer } from './read-canned-answers.ts';
export { prepareRendering } from './render-canned-answer.ts';
