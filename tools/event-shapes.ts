/*
 * Generates the dashboard's event validation: every required field exists and has its JSON type, at any
 * depth. It is derived from the schemas of asyncapi.json, without what a browser need not check: string
 * lengths, patterns, values.
 */

interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** The name of another shape; otherwise the JSON types (any if omitted) and their children. */
type Shape = string | { types?: string[]; fields?: Record<string, Shape>; items?: Shape };

/** Generates a TypeScript module with the shape of every event's payload, by type. */
export function printEventShapes(schemas: Record<string, Schema>): string {
  const named: Record<string, Shape> = {};
  const events: Record<string, { topic: unknown; data: Shape }> = {};
  const shapeOf = (schema: Schema): Shape => {
    const name = schema.$ref?.split('/').at(-1);
    if (name !== undefined) {
      if (!named[name]) {
        named[name] = {}; // registered before it is built, because it may refer to itself
        named[name] = shapeOf(schemas[name] ?? {});
      }
      return name;
    }
    const parts = schema.anyOf ?? schema.oneOf;
    if (parts) return eitherOf(parts.map((part) => resolve(shapeOf(part))));
    const required = Object.entries(schema.properties ?? {}).filter(([key]) =>
      schema.required?.includes(key),
    );
    return {
      ...(schema.type === undefined ? {} : { types: [schema.type].flat().map(jsonType) }),
      ...(required.length > 0
        ? { fields: Object.fromEntries(required.map(([key, value]) => [key, shapeOf(value)])) }
        : {}),
      ...(schema.items ? { items: shapeOf(schema.items) } : {}),
    };
  };
  const resolve = (shape: Shape): Exclude<Shape, string> =>
    typeof shape === 'string' ? resolve(named[shape] ?? {}) : shape;

  for (const { $ref } of schemas.Event?.oneOf ?? []) {
    const { type, topic, data } = schemas[$ref?.split('/').at(-1) ?? '']?.properties ?? {};
    if (data) events[String(type?.const)] = { topic: topic?.const, data: shapeOf(data) };
  }
  return `/* Written by npm run generate, from packages/contract/src/events. */
export type Shape = string | { types?: string[]; fields?: Record<string, Shape>; items?: Shape };
export const namedShapes: Record<string, Shape> = ${JSON.stringify(named)};
export const eventShapes: Record<string, { topic: string; data: Shape }> = ${JSON.stringify(events)};
`;
}

/**
 * Returns what all alternatives of a union have in common: the types of all, and the fields that every one
 * has.
 */
function eitherOf(shapes: Exclude<Shape, string>[]): Shape {
  const isAny = shapes.some(({ types }) => types === undefined);
  const objects = shapes.filter(({ types }) => types?.includes('object'));
  const [first, ...others] = objects;
  const common = Object.entries(first?.fields ?? {}).filter(([key, shape]) =>
    others.every(({ fields }) => JSON.stringify(fields?.[key]) === JSON.stringify(shape)),
  );
  const [items, ...more] = shapes.flatMap((shape) => (shape.items ? [shape.items] : []));
  return {
    ...(isAny ? {} : { types: [...new Set(shapes.flatMap(({ types = [] }) => types))] }),
    ...(!isAny && common.length > 0 ? { fields: Object.fromEntries(common) } : {}),
    ...(!isAny && items !== undefined && more.length === 0 ? { items } : {}),
  };
}

const jsonType = (type: string) => (type === 'integer' ? 'number' : type);
