import type { Json } from '../../json.ts';
import { GraphError } from '../errors.ts';

/** The fields of a node type. */
export interface NodeType {
  /** Meta's name of the type, for error messages. */
  name: string;
  /** The fields returned if none are requested; all if this is not set. */
  byDefault?: readonly string[];
  /**
   * Fields that Meta defines but for which the sandbox has no value. They are left out, as Meta does with
   * empty ones.
   */
  known: ReadonlySet<string>;
}

/**
 * Returns the requested fields (`?fields=a,b{c}`), always with the id. An unknown name is an error, as at
 * Meta.
 */
export function pickFields(all: Json, fields: string | undefined, node: NodeType): Json {
  const shown: Json = {};
  for (const name of fields ? splitFields(fields) : (node.byDefault ?? Object.keys(all))) {
    if (Object.hasOwn(all, name)) shown[name] = all[name];
    else if (!node.known.has(name))
      throw new GraphError(100, `Tried accessing nonexisting field (${name}) on node type (${node.name})`);
  }
  return all.id === undefined ? shown : { ...shown, id: all.id };
}

/** Returns the top-level names of a Graph field list: `a,b{c,d},e.limit(1)` gives a, b, e. */
export function splitFields(fields: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  let isPastName = false;
  for (const letter of `${fields},`) {
    if (letter === '{' || letter === '(') depth++;
    if (letter === ',' && depth <= 0) {
      if (name.trim() !== '') names.push(name.trim());
      name = '';
      isPastName = false;
      depth = 0;
      continue;
    }
    if (letter === '}' || letter === ')') depth--;
    if (/[.{(]/.test(letter)) isPastName = true;
    if (!isPastName) name += letter;
  }
  return names;
}

/** Builds a Graph page: `data`, and `paging` with opaque cursors and absolute URLs that contain the token. */
export function pageOf(
  all: Json[],
  query: Record<string, string | undefined>,
  address: string,
  token: string,
): Json {
  const limit = Math.min(Math.max(Math.floor(Number(query.limit)) || 25, 1), 500);
  const before = query.before ? cursorAt(query.before) : undefined;
  const after = query.after ? cursorAt(query.after) + 1 : 0;
  const start = before === undefined ? after : Math.max(0, before - limit);
  const data = all.slice(start, before === undefined ? start + limit : before);
  if (data.length === 0) return { data };
  const cursor = (at: number) => Buffer.from(String(at)).toString('base64url');
  const first = cursor(start);
  const last = cursor(start + data.length - 1);
  const linkTo = (key: 'before' | 'after', value: string): string => {
    const link = new URL(address);
    const rest = { ...query, before: undefined, after: undefined, limit: String(limit), access_token: token };
    for (const [name, text] of Object.entries({ ...rest, [key]: value }))
      if (text !== undefined) link.searchParams.set(name, text);
    return link.toString();
  };
  const paging: Json = { cursors: { before: first, after: last } };
  if (start + data.length < all.length) paging.next = linkTo('after', last);
  if (start > 0) paging.previous = linkTo('before', first);
  return { data, paging };
}

function cursorAt(cursor: string): number {
  const at = Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isInteger(at) || at < 0) throw new GraphError(100, 'Invalid cursors values');
  return at;
}
