import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { buildAsyncApi } from '@waqtor/contract';
import { generateDb } from '@waqtor/db';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { printEventReference } from './event-reference.ts';
import { printEventShapes } from './event-shapes.ts';
import { printMessages } from './messages.ts';
import { buildNotice } from './repository/notice.ts';

/*
 * Regenerates everything that is generated: the database's schema.sql and table types, openapi.json,
 * asyncapi.json, the types of the dashboard's API client, its event validation, the lists of its texts, the
 * event reference, and NOTICE. With --check it writes nothing and fails if a file on disk is not up to date.
 */
const check = process.argv.includes('--check');
const drifted = [
  ...(await generateDb({ check })),
  ...(await generateOpenApi()),
  ...['ar', 'en', 'fr'].flatMap((locale) =>
    keep(`apps/dashboard/messages/${locale}.generated.ts`, printMessages('apps/dashboard/messages', locale)),
  ),
  ...keep('docs/reference/events.md', printEventReference()),
  ...keep('NOTICE', buildNotice()),
];
for (const path of drifted)
  console.log(`${check ? 'out of date' : 'written'}: ${relative(process.cwd(), path)}`);
if (drifted.length === 0) console.log('everything generated is current');
else if (check) console.error('Run npm run generate and commit what it writes.');
process.exit(check && drifted.length > 0 ? 1 : 0);

/**
 * The server prints its own OpenAPI document, from which the client's types are generated, so that nothing
 * has to import an app.
 */
async function generateOpenApi(): Promise<string[]> {
  const printed = spawnSync(process.execPath, ['--import', 'tsx', 'apps/server/src/openapi.ts'], {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (printed.status !== 0) throw new Error(`the OpenAPI document could not be made:\n${printed.stderr}`);
  const asyncApi = `${JSON.stringify(buildAsyncApi(), null, 2)}\n`;
  const { schemas } = JSON.parse(asyncApi).components;
  // There is one set of types, because socket events are composed of API schemas.
  const document = JSON.parse(printed.stdout);
  document.components.schemas = { ...schemas, ...document.components.schemas };
  const types = await openapiTS(document as OpenAPI3, { alphabetize: true });
  return [
    ...keep('openapi.json', printed.stdout),
    ...keep('asyncapi.json', asyncApi),
    ...keep('apps/dashboard/lib/api.generated.ts', astToString(types)),
    ...keep('apps/dashboard/lib/realtime/event-shapes.generated.ts', printEventShapes(schemas)),
  ];
}

function keep(path: string, text: string): string[] {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return [];
  if (!check) writeFileSync(path, text);
  return [path];
}
