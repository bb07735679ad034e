import { type GrowingCase, reportGrowth } from '@waqtor/testing/growth';
import { readConfig } from '../../config.ts';
import { AppError } from '../../platform/errors.ts';
import { PUBLIC_BODY_BYTES, registeredRoutes } from '../../platform/http/route.ts';
import { createHttp } from '../../platform/http/server.ts';
import { createLog } from '../../platform/log.ts';
import type { Platform } from '../../platform/platform.ts';
import { createParts, registerApi } from '../../roles/register-api.ts';
import { growingInputs } from './growing-inputs.ts';

/*
 * Measures how the cost of validating each field of each endpoint's body and query grows. For `npm run bench
 * growth`.
 */

const platform = { config: readConfig({}), log: createLog('silent', { pretty: false }) } as Platform;
const app = await createHttp({
  platform,
  authenticate: () => Promise.reject(new AppError('unauthenticated')),
  api: (scope) => registerApi(scope, createParts()),
});
await app.ready();
await app.close();

/** The largest JSON body of a request, of which at most 10,000 keys and values are parsed. */
const BODY_BYTES = 1_000_000;
const MANY_BYTES = 40_000;
/** The largest header section of a request. */
const HEAD_BYTES = 16_384;

const seen = new Set<string>();
const cases: GrowingCase[] = registeredRoutes.flatMap((spec) =>
  (['query', 'body'] as const).flatMap((part) => {
    const schema = spec[part];
    if (!schema) return [];
    const limit = 'public' in spec.access ? PUBLIC_BODY_BYTES : BODY_BYTES;
    return growingInputs(schema).flatMap(({ name, build }): GrowingCase[] => {
      const isMany = /: (items|keys)/.test(name);
      const full = part === 'query' ? HEAD_BYTES : isMany ? Math.min(MANY_BYTES, limit) : limit;
      const run = (input: unknown) => schema.safeParse(input).success;
      return [{ name: `${spec.operationId} ${part}${name}`, full, build, run }];
    });
  }),
);
reportGrowth(cases.filter(({ name }) => !seen.has(name) && seen.add(name)));
