import { z } from 'zod';

/*
 * Inputs of one endpoint that each grow in one field: derived from its schema, so that new fields are
 * measured automatically.
 */

/** The part of JSON Schema that zod generates. */
interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  format?: string;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
}

type Json = Record<string, unknown>;

/** One way in which a value grows; `size` is its share of the whole input, in characters. */
export interface GrowingInput {
  /** The path of the field and the kind of growth: `.contacts[].name: words`. */
  name: string;
  build(size: number): unknown;
}

/** Texts that might be slow to validate. */
const texts: Record<string, (size: number) => string> = {
  letters: (n) => 'a'.repeat(n),
  'digits and spaces': (n) => '1 '.repeat(n / 2),
  'spaces, then a letter': (n) => `${' '.repeat(n)}a`,
  'marks that combine': (n) => `a${'\u0301\u0316'.repeat(n / 2)}`,
  'dots and at signs': (n) => 'a.@'.repeat(n / 3),
  slashes: (n) => 'https://a/'.repeat(n / 10),
};

const formats: Record<string, unknown> = {
  email: 'a@example.com',
  uri: 'https://example.com',
  'date-time': '2026-01-01T00:00:00.000Z',
  date: '2026-01-01',
};

/** Returns an input for every field of this schema that can grow, with all other fields minimal. */
export function growingInputs(schema: z.ZodType): GrowingInput[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return inputsOf(json, { name: '', depth: 0, definitions: json.$defs ?? {}, wrap: (value) => value });
}

interface InputPath {
  name: string;
  depth: number;
  definitions: Record<string, Schema>;
  /** Returns the whole input with this value at this path. */
  wrap(value: unknown): unknown;
}

/** Deeper than any input of the API; needed because a schema may refer to itself. */
const MAX_DEPTH = 6;

function inputsOf(given: Schema, path: InputPath): GrowingInput[] {
  const schema = resolve(given, path.definitions);
  if (path.depth > MAX_DEPTH) return [];
  const below = (name: string, wrap: InputPath['wrap']): InputPath => ({
    name: `${path.name}${name}`,
    depth: path.depth + 1,
    definitions: path.definitions,
    wrap: (value) => path.wrap(wrap(value)),
  });
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (branches) {
    return branches.flatMap((branch, i) => inputsOf(branch, below(branches.length > 1 ? `|${i}` : '', same)));
  }
  const grown = (how: string, build: (size: number) => unknown): GrowingInput => ({
    name: `${path.name || '.'}: ${how}`,
    build: (size) => path.wrap(build(size)),
  });
  switch (schema.type) {
    case 'string':
      if (schema.const !== undefined || schema.enum) return [grown('letters', texts.letters ?? String)];
      return Object.entries(texts).map(([how, build]) => grown(how, build));
    case 'array': {
      const items = schema.items ?? {};
      const item = leastOf(items, path);
      const share = JSON.stringify(item)?.length ?? 1;
      return [
        grown('items', (size) => Array.from({ length: Math.ceil(size / (share + 1)) }, () => item)),
        grown('items of another kind', (size) => Array.from({ length: Math.ceil(size / 5) }, () => [1])),
        ...inputsOf(
          items,
          below('[]', (value) => [value]),
        ),
      ];
    }
    case 'object': {
      const least = leastOf(schema, path) as Json;
      const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
      const value = leastOf(values, path);
      const ofKeys = (size: number) =>
        Object.fromEntries(Array.from({ length: Math.ceil(size / 16) }, (_, i) => [`key${i}`, value ?? 1]));
      return [
        grown('keys', (size) => ({ ...least, ...ofKeys(size) })),
        ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
          inputsOf(
            property,
            below(`.${key}`, (inner) => ({ ...least, [key]: inner })),
          ),
        ),
        ...(typeof schema.additionalProperties === 'object'
          ? inputsOf(
              values,
              below('.*', (inner) => ({ ...least, key: inner })),
            )
          : []),
      ];
    }
    default:
      return [];
  }
}

/** Returns the smallest value that this schema accepts, as far as JSON Schema specifies it. */
function leastOf(given: Schema, path: InputPath, depth = 0): unknown {
  const schema = resolve(given, path.definitions);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (depth > MAX_DEPTH) return null;
  const branch = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.[0];
  if (branch) return leastOf(branch, path, depth + 1);
  switch (schema.type) {
    case 'string':
      return formats[schema.format ?? ''] ?? 'a'.repeat(Math.max(1, schema.minLength ?? 1));
    case 'number':
    case 'integer':
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1);
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => leastOf(schema.items ?? {}, path, depth + 1));
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, leastOf(schema.properties?.[key] ?? {}, path, depth + 1)]),
      );
    default:
      return 1;
  }
}

function resolve(schema: Schema, definitions: Record<string, Schema>): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (definitions[name] ?? {});
}

function same(value: unknown): unknown {
  return value;
}
