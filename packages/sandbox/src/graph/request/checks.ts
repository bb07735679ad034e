import type { Json } from '../../json.ts';
import { GraphError } from '../errors.ts';

export const missing = (parameter: string): GraphError =>
  new GraphError(100, `The parameter ${parameter} is required.`);
export const invalid = (details: string): GraphError => new GraphError(131009, details);

/** Throws Meta's error if the text at `key` is missing, empty or too long. */
export function checkText(holder: Json, key: string, path: string, max: number): string {
  const text = holder[key];
  if (text === undefined || text === null || text === '')
    throw new GraphError(131008, `Parameter ${path} is mandatory`);
  if (typeof text !== 'string') throw new GraphError(100, `Param ${path} must be a string.`);
  if (text.length > max) throw new GraphError(100, `Param ${path} must be at most ${max} characters long.`);
  return text;
}
