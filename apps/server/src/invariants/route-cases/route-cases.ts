import { authCases } from './auth-cases.ts';
import { contactCases } from './contact-cases.ts';
import { conversationCases } from './conversation-cases.ts';
import { deskCases } from './desk-cases.ts';
import type { RouteCase } from './route-case.ts';
import { fileCases, sessionCases } from './session-cases.ts';
import { tenantCases } from './tenant-cases.ts';

export { PASSWORD } from './auth-cases.ts';
export type { Input, RouteCase } from './route-case.ts';

/** One case for every operationId. */
export const routeCases: Record<string, RouteCase> = {
  ...authCases,
  ...tenantCases,
  ...sessionCases,
  ...fileCases,
  ...conversationCases,
  ...contactCases,
  ...deskCases,
};
