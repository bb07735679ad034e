import { defineHook } from '../../platform/hooks.ts';

/** A member leaves, is removed, or becomes a viewer, and may not answer customers any more. The member is locked. */
export const answeringEnd = defineHook<{ tenantId: string; userId: string }>('end of answering');
