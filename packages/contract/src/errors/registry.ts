import { accessErrors } from './access.ts';
import type { ErrorEntry } from './entry.ts';
import { inboxErrors } from './inbox.ts';
import { messageErrors } from './messages.ts';
import { requestErrors } from './request.ts';
import { sessionErrors } from './sessions.ts';

/** Every error code. A published code never changes its meaning, and each has a page in docs/errors/<code>.md. */
export const errorRegistry = {
  ...requestErrors,
  ...accessErrors,
  ...sessionErrors,
  ...messageErrors,
  ...inboxErrors,
} satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorRegistry;
export const errorCodes = Object.keys(errorRegistry) as ErrorCode[];
