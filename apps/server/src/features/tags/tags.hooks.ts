import { defineHook } from '../../platform/feature-definition/hooks.ts';

/** Runs when a tag is being deleted; its row is locked and still exists. */
export const tagDeletion = defineHook<{ tenantId: string; tagId: string }>('tag deletion');
