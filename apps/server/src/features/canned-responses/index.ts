export { cannedResponses } from './canned-responses.resource.ts';
export { registerCannedResponseRoutes } from './canned-responses.routes.ts';
export { cannedResponseRows } from './canned-responses.store.ts';
export { prepareRendering } from './render-canned-response.ts';
