import { defineHook } from '../../platform/feature-definition/hooks.ts';

/** Runs when a number's templates are stored. */
export const templatesLearned = defineHook<{ tenantId: string; sessionId: string }>('templates learned');
