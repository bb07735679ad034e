export { CannedResponsesPage } from './canned-responses-page.tsx';
export { AnswerMenu } from './response-menu.tsx';
export { useAllAnswers } from './use-canned-responses.ts';
