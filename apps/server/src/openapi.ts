import { readConfig } from './config.ts';
import { AppError } from './platform/errors.ts';
import { createHttp } from './platform/http/server.ts';
import { createLog } from './platform/log.ts';
import type { Platform } from './platform/platform.ts';
import { createParts, registerApi } from './roles/register-api.ts';

/* Prints the OpenAPI document. It needs only the route declarations: no database and no listening server. */

const platform = { config: readConfig({}), log: createLog('silent', { pretty: false }) } as Platform;
const app = await createHttp({
  platform,
  authenticate: () => Promise.reject(new AppError('unauthenticated')),
  api: (scope) => registerApi(scope, createParts()),
});
await app.ready();
process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`);
await app.close();
