import { defineHook } from '../../platform/feature-definition/hooks.ts';

/**
 * Runs when a member leaves, is removed, or becomes a viewer, and may no longer answer customers. The member
 * is locked.
 */
export const answeringEnd = defineHook<{ tenantId: string; userId: string }>('end of answering');
