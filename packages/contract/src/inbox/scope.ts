import { z } from 'zod';

/**
 * Who can see a saved view, a macro or a canned response. `personal`: only its owner; `shared`: everyone in
 * the tenant.
 */
export const scope = z.enum(['personal', 'shared']).meta({ id: 'Scope' });
export type Scope = z.infer<typeof scope>;
