import fc, { type Arbitrary } from 'fast-check';
import type { Exchange } from './exchange.ts';
import type { Operation } from './openapi.ts';
import { type createValues, sometimes, type ValueKind } from './values.ts';
import type { Credential, World } from './world.ts';

/** One request: its sender, and how valid it is meant to be. */
export interface Attempt {
  operation: Operation;
  credential: Credential;
  valueKind: ValueKind;
  exchange: Exchange;
}

const valueKinds = fc.oneof(
  { arbitrary: fc.constant<ValueKind>('valid'), weight: 5 },
  { arbitrary: fc.constant<ValueKind>('edge'), weight: 2 },
  { arbitrary: fc.constant<ValueKind>('nearly'), weight: 2 },
  { arbitrary: fc.constant<ValueKind>('wild'), weight: 1 },
);

/** Bodies that match no schema. */
const brokenBodies = fc.constantFrom(
  Buffer.from(''),
  Buffer.from('{'),
  Buffer.from('{"a":1}}'),
  Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  Buffer.from('{"text":"\\ud800"}'),
  Buffer.from('{"text":"a\\u0000b"}'),
  Buffer.from('[]'),
  Buffer.from('null'),
  Buffer.from('"text"'),
  Buffer.from('{"__proto__":{"role":"owner"}}'),
  Buffer.from('{"name":"a","name":"b"}'),
  Buffer.from('['.repeat(5_000) + ']'.repeat(5_000)),
  Buffer.from(`{"text":"${'x'.repeat(1_100_000)}"}`),
  Buffer.from('{"n":1e99999}'),
);
const contentTypes = fc.constantFrom(
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'nonsense',
  '',
);
const brokenCursors = [
  '',
  ' ',
  'a',
  'bnVsbA',
  'WyJhIl0',
  'W10',
  'eyJhIjoxfQ',
  'W251bGwsbnVsbF0',
  '%',
  'a'.repeat(512),
  'a'.repeat(513),
  '💥',
];

/** Generates requests to one operation, by any caller of the test data. */
export function attemptsAt(
  operation: Operation,
  world: World,
  { arbitraryOf }: ReturnType<typeof createValues>,
): Arbitrary<Attempt> {
  const parts = valueKinds.chain((valueKind) => {
    const parameters = operation.parameters.map((parameter) =>
      parameterOf(parameter, arbitraryOf(parameter.schema, valueKind), valueKind, world),
    );
    const body = operation.body
      ? bodyOf(operation.id, arbitraryOf(operation.body.schema, valueKind), valueKind, world)
      : fc.constant(undefined);
    return fc.record({
      valueKind: fc.constant(valueKind),
      parameters: fc.tuple(...parameters),
      body,
      credential: fc.oneof(
        { arbitrary: fc.constantFrom(...world.validTokens), weight: 4 },
        { arbitrary: fc.constantFrom(...world.others), weight: 1 },
      ),
      broken: sometimes(brokenBodies, 4),
      contentType: sometimes(contentTypes, 2),
      address: fc.ipV4(),
    });
  });
  return parts.map(({ valueKind, parameters, body, credential, broken, contentType, address }) => {
    let path = operation.path;
    const query: string[] = [];
    const headers: Record<string, string> = { ...credential.headers, 'x-forwarded-for': address };
    for (const [i, parameter] of operation.parameters.entries()) {
      const value = parameters[i];
      if (value === undefined) continue;
      if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encode(value));
      else if (parameter.in === 'query') query.push(`${encode(parameter.name)}=${encode(value)}`);
      else headers[parameter.name] = value.replace(/[^\x20-\x7e]/g, '?').slice(0, 400);
    }
    const bytes = operation.body ? (broken ?? bytesOf(body)) : undefined;
    if (bytes) headers['content-type'] = contentType ?? operation.body?.contentType ?? 'application/json';
    const exchange = {
      method: operation.method,
      path: query.length > 0 ? `${path}?${query.join('&')}` : path,
      headers,
      body: bytes,
    };
    return { operation, credential, valueKind, exchange };
  });
}

function bodyOf(
  id: string,
  random: Arbitrary<unknown>,
  valueKind: ValueKind,
  world: World,
): Arbitrary<unknown> {
  const recipes = world.recipes[id];
  if (valueKind !== 'valid' || !recipes || recipes.length === 0) return random;
  return fc.oneof({ arbitrary: fc.constantFrom(...recipes), weight: 2 }, { arbitrary: random, weight: 1 });
}

function parameterOf(
  parameter: Operation['parameters'][number],
  value: Arbitrary<unknown>,
  valueKind: ValueKind,
  world: World,
): Arbitrary<string | undefined> {
  const text = value.map((it) => (typeof it === 'object' ? JSON.stringify(it) : String(it)).slice(0, 3_000));
  if (parameter.in === 'path') return text.map((it) => it || '%20');
  const known = parameter.name === 'cursor' ? cursors(world, valueKind) : text;
  return parameter.required ? known : sometimes(known, 40);
}

function cursors(world: World, valueKind: ValueKind): Arbitrary<string> {
  const real = world.cursors.length > 0 ? world.cursors : [''];
  if (valueKind === 'valid') return fc.constantFrom(...real);
  const cut = fc.tuple(fc.constantFrom(...real), fc.nat(40)).map(([cursor, at]) => cursor.slice(0, at));
  return fc.oneof(fc.constantFrom(...brokenCursors), cut, fc.constantFrom(...real));
}

/** Encodes a text for a query string; lone surrogates, which no URL can contain, become U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%2F', '/').replaceAll('/', '%2F');
}

function bytesOf(value: unknown): Buffer | undefined {
  const json = JSON.stringify(value);
  return json === undefined ? undefined : Buffer.from(json);
}
