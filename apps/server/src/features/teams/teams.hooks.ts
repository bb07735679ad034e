import { defineHook } from '../../platform/hooks.ts';

/** A team is being deleted; it is locked, and still there. */
export const teamDeletion = defineHook<{ tenantId: string; teamId: string }>('team deletion');
