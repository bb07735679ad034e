export { registerCannedResponseRoutes } from './canned-responses.routes.ts';
export { summariseCannedResponsesOf } from './canned-responses.store.ts';
export { accessCannedResponse } from './read-canned-responses.ts';
export { prepareRendering } from './render-canned-response.ts';
