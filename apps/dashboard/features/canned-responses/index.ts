export { AnswerMenu } from './answer-menu.tsx';
export { CannedResponsesPage } from './canned-responses-page.tsx';
export { useAllAnswers } from './use-canned-responses.ts';
