import { fuzzApi } from './api/fuzz-api.ts';
import type { Fuzz } from './fuzz-run.ts';
import { fuzzSamples } from './samples/fuzz-samples.ts';
import { fuzzWebhooks } from './webhooks/fuzz-webhooks.ts';

/** All fuzzes, by their name in `npm run fuzz -- <name>`. */
export const fuzzes = {
  webhooks: {
    invariant: 'any order, repetition and batching of the same webhooks ends in the state the model says',
    count: { long: 10_000, short: 500 },
    run: fuzzWebhooks,
  },
  samples: {
    invariant:
      'webhooks of other projects, in any order, repetition and batching, end as when given once in their order',
    count: { long: 1_000, short: 80 },
    run: fuzzSamples,
  },
  api: {
    invariant: 'no request is answered with 5xx or with something the OpenAPI document does not say',
    count: { long: 10_000, short: 400 },
    run: fuzzApi,
  },
} as const satisfies Record<string, Fuzz>;
