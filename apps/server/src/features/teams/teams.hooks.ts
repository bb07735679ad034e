import { defineHook } from '../../platform/feature-definition/hooks.ts';

/** Runs when a team is being deleted; its row is locked and still exists. */
export const teamDeletion = defineHook<{ tenantId: string; teamId: string }>('team deletion');
