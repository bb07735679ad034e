import { fuzzApi } from './api/fuzz-api.ts';
import type { Fuzz } from './fuzz-run.ts';

/** Every fuzz there is, by the name `npm run fuzz -- <name>` takes. */
export const fuzzes = {
  api: {
    law: 'no request is answered with 5xx or with something the OpenAPI document does not say',
    count: { long: 10_000, short: 400 },
    run: fuzzApi,
  },
} as const satisfies Record<string, Fuzz>;
