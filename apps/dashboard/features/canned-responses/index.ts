export { CannedResponsesPage } from './canned-responses-page.tsx';
export { CannedResponseMenu } from './response-menu.tsx';
export { renderResponse, useAllCannedResponses, useCannedResponses } from './use-canned-responses.ts';
