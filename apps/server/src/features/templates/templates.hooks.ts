import { defineHook } from '../../platform/hooks.ts';

/** What the templates of a number say is being kept. */
export const templatesLearned = defineHook<{ tenantId: string; sessionId: string }>('templates learned');
