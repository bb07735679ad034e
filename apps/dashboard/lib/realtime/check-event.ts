import { eventShapes, namedShapes, type Shape } from './event-shapes.generated.ts';
import type { LogEvent } from './frames.ts';

/**
 * The reason why an event cannot be processed; undefined if it is valid. A server of another version, or a
 * row inserted by hand, may send unknown types and payloads, and the components do not validate what is in
 * the cache.
 */
export function findEventProblem({ type, topic, data }: LogEvent): string | undefined {
  if (!Object.hasOwn(eventShapes, type)) return 'unknown type';
  const shape = eventShapes[type];
  if (shape?.topic !== topic) return 'another topic than its type';
  return findProblem(shape.data, data, 'data');
}

function findProblem(given: Shape, value: unknown, path: string): string | undefined {
  const shape = typeof given === 'string' ? namedShapes[given] : given;
  if (shape === undefined) return undefined;
  if (typeof shape === 'string') return findProblem(shape, value, path);
  const { types, fields = {}, items } = shape;
  const type = jsonTypeOf(value);
  if (types && !types.includes(type)) return `${path} is ${type}`;
  if (isRecord(value)) {
    for (const [key, field] of Object.entries(fields)) {
      if (!Object.hasOwn(value, key)) return `${path}.${key} is missing`;
      const problem = findProblem(field, value[key], `${path}.${key}`);
      if (problem) return problem;
    }
  }
  if (items !== undefined && Array.isArray(value)) {
    for (const item of value) {
      const problem = findProblem(items, item, `${path}[]`);
      if (problem) return problem;
    }
  }
  return undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => jsonTypeOf(value) === 'object';

function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
