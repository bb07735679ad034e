import { defineHook } from '../../platform/hooks.ts';

/** A tag is being deleted; it is locked, and still there. */
export const tagDeletion = defineHook<{ tenantId: string; tagId: string }>('tag deletion');
