export { registerCannedAnswerRoutes } from './canned-answers.routes.ts';
