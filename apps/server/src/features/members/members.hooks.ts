import { defineHook } from '../../platform/feature-definition/hooks.ts';

/**
 * Runs when a member may no longer reply to customers: they leave, are removed or deactivated, or become a viewer. The
 * member is locked.
 */
export const answeringEnd = defineHook<{ tenantId: string; userId: string }>('end of answering');

/** Runs when a member is deactivated. The member is locked. */
export const deactivation = defineHook<{ tenantId: string; userId: string }>('deactivation');
