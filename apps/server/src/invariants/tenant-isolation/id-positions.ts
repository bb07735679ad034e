import { type IdKind, idPrefixes } from '@waqtor/contract';
import { z } from 'zod';
import type { RouteSpec } from '../../platform/http/route.ts';

/**
 * A field in which a request may contain a public id: `params.contactId`, `query.sessionId`,
 * `body.content.messageId`.
 */
export interface IdPosition {
  path: string;
  kind: IdKind;
}

const parts = ['params', 'query', 'body'] as const;

/** Returns every field in an endpoint's schemas that accepts a public id. */
export function findIdPositions(spec: RouteSpec): IdPosition[] {
  return parts.flatMap((part) => {
    const schema = spec[part];
    if (!schema) return [];
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
    const found = walk(json, part, (json as { $defs?: Json }).$defs ?? {});
    return found.filter((one, i) => found.findIndex((other) => other.path === one.path) === i);
  });
}

type Json = Record<string, unknown>;

function walk(schema: unknown, path: string, defs: Json): IdPosition[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { pattern, properties, items, anyOf, oneOf, allOf, $ref } = schema as Json;
  const found: IdPosition[] = [];
  for (const [kind, prefix] of Object.entries(idPrefixes)) {
    if (typeof pattern === 'string' && pattern.includes(`${prefix}_[0-9a-f]{32}`)) {
      found.push({ path, kind: kind as IdKind });
    }
  }
  for (const [name, property] of Object.entries((properties ?? {}) as Json)) {
    found.push(...walk(property, `${path}.${name}`, defs));
  }
  for (const option of [anyOf, oneOf, allOf].flat()) found.push(...walk(option, path, defs));
  found.push(...walk(items, `${path}.0`, defs));
  if (typeof $ref === 'string') found.push(...walk(defs[$ref.replace('#/$defs/', '')], path, defs));
  return found;
}
