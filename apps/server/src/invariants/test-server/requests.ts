import { type IdKind, toPublicId } from '@waqtor/contract';
import type { InjectOptions } from 'fastify';
import type { RouteSpec } from '../../platform/http/route.ts';
import { newId } from '../../platform/ids.ts';
import type { Input, RouteCase } from '../route-cases/route-cases.ts';
import type { SeededTenant } from '../seeds/seed-tenant.ts';
import type { IdPosition } from '../tenant-isolation/id-positions.ts';
import type { TestServer } from './testing-server.ts';

export interface MatrixAnswer {
  status: number;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every shape
  json: any;
}

let asked = 0;

/** Sends one request, from its own client address so that no rate limit applies. */
export async function ask(
  { app }: TestServer,
  spec: Pick<RouteSpec, 'method' | 'url'>,
  { params = {}, query = {}, body, file }: Input,
  headers: Record<string, string> = {},
): Promise<MatrixAnswer> {
  asked += 1;
  const url = spec.url.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name]?.toWellFormed() ?? `:${name}`),
  );
  const form = file === undefined ? undefined : formOf(file);
  const answer = await app.inject({
    method: spec.method,
    url: `/api/v1${url}`,
    query,
    headers: { ...form?.headers, ...headers },
    ...(form ? { payload: form.payload } : body === undefined ? {} : { payload: body as object }),
    remoteAddress: `2001:db8:${(asked >> 8).toString(16)}:${(asked & 255).toString(16)}::1`,
  } as InjectOptions);
  const isJson = String(answer.headers['content-type']).startsWith('application/json');
  return { status: answer.statusCode, text: answer.body, json: isJson ? answer.json() : undefined };
}

function formOf(file: string) {
  const head = `--limit\r\ncontent-disposition: form-data; name="file"; filename="menu.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
  return {
    payload: `${head}${file}\r\n--limit--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=limit' },
  };
}

/** A request that contains exactly one foreign id. */
export interface ForeignRequest {
  position: string;
  kind: IdKind;
  /** Returns the request with this id in that field; everything else belongs to the requesting tenant. */
  withId(id: string): Input;
  foreignId: string;
}

/**
 * Returns, for every field of the endpoint that accepts an id, the requesting tenant's request with the
 * victim's id in it.
 */
export function listForeignRequests(
  positions: readonly IdPosition[],
  routeCase: RouteCase,
  own: SeededTenant,
  victim: SeededTenant,
): ForeignRequest[] {
  return positions.map(({ path, kind }) => {
    const make = routeCase.also?.[path] ?? routeCase.ask;
    const mine = make?.(own) ?? {};
    const foreignId = readAt(make?.(victim) ?? {}, path);
    if (foreignId === undefined) throw new Error(`no route case contains a request for ${path}`);
    return { position: path, kind, foreignId, withId: (id) => writeAt(mine, path, id) };
  });
}

/** Returns an id of that type that does not exist. */
export const nobodysId = (kind: IdKind): string => toPublicId(kind, newId());

function readAt(input: Input, path: string): string | undefined {
  let value: unknown = input;
  for (const step of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[step];
  return typeof value === 'string' ? value : undefined;
}

function writeAt(input: Input, path: string, id: string): Input {
  const copy = structuredClone(input);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let parent = copy as Record<string, unknown>;
  for (const step of steps) {
    parent[step] ??= {};
    parent = parent[step] as Record<string, unknown>;
  }
  parent[last] = id;
  return copy;
}
