export { type AcceptOptions, acceptMany, acceptOne, type Outcome } from './acceptance/accept-many.ts';
export { readSendRequest, type SendRequest } from './send-request.ts';
export { registerSendingRoutes } from './sending.routes.ts';
