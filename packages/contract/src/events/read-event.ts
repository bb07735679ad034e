import { z } from 'zod';
import { type AnyEvent, type EventDefinition, findEventDefinition } from './index.ts';

/** An unvalidated entry of an event log. */
interface Entry {
  type: string;
  topic: string;
  data: unknown;
}

/**
 * Returns why an entry cannot be read as an event of its type; undefined if it can. Checks the type, the
 * topic, and that every top-level field of the payload exists and has its JSON type. Nested values are not
 * checked: an entry written before an upgrade lacks the fields added since, and must stay readable.
 */
export function findEventProblem({ type, topic, data }: Entry): string | undefined {
  const definition = findEventDefinition(type);
  if (!definition) return 'unknown type';
  if (topic !== definition.topic) return `not on its topic, ${definition.topic}`;
  if (jsonTypeOf(data) !== 'object') return 'data is no object';
  const values = data as Record<string, unknown>;
  for (const [field, { isRequired, types }] of fieldsOf(definition)) {
    const value = values[field];
    if (value === undefined ? isRequired : types && !types.has(jsonTypeOf(value))) {
      return `data.${field} is ${value === undefined ? 'missing' : `${jsonTypeOf(value)}`}`;
    }
  }
  return undefined;
}

/** Whether an entry can be read as an event of its type, as checked by `findEventProblem`. */
export function isEvent(entry: Entry): entry is AnyEvent {
  return findEventProblem(entry) === undefined;
}

interface Field {
  isRequired: boolean;
  /** The JSON types that the field may have; undefined means any. */
  types: ReadonlySet<string> | undefined;
}

const known = new WeakMap<EventDefinition, ReadonlyMap<string, Field>>();

function fieldsOf(definition: EventDefinition): ReadonlyMap<string, Field> {
  let fields = known.get(definition);
  if (!fields) {
    const { properties = {}, required = [], $defs = {} } = z.toJSONSchema(definition.schema);
    fields = new Map(
      Object.entries(properties).map(([name, schema]) => {
        const types = jsonTypesOf(schema, $defs);
        return [name, { isRequired: required.includes(name), types: types && new Set(types) }];
      }),
    );
    known.set(definition, fields);
  }
  return fields;
}

type JsonSchema = z.core.JSONSchema._JSONSchema;

function jsonTypesOf(schema: JsonSchema, $defs: Record<string, JsonSchema>): string[] | undefined {
  if (typeof schema === 'boolean') return undefined;
  if (schema.$ref) return jsonTypesOf($defs[schema.$ref.replace('#/$defs/', '')] ?? true, $defs);
  if (typeof schema.type === 'string') return [schema.type === 'integer' ? 'number' : schema.type];
  const parts = schema.anyOf ?? schema.oneOf;
  const types = parts?.map((part) => jsonTypesOf(part, $defs));
  return types?.every((it) => it !== undefined) ? types.flat() : undefined;
}

function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
