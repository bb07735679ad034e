import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { registeredRoutes } from '../../platform/http/route.ts';
import { startTestServer } from '../test-server/testing-server.ts';

/*
 * An unknown field is refused, never dropped: `sendAt` instead of `scheduledAt` would immediately send a
 * message that was meant for December, and a mistyped filter would return everything.
 */

await startTestServer();

interface Shape {
  type?: string;
  additionalProperties?: unknown;
  anyOf?: Shape[];
  oneOf?: Shape[];
  $ref?: string;
  $defs?: Record<string, Shape>;
}

function isStrict(schema: z.ZodType): boolean {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const look = ({ $ref, anyOf, oneOf, type, additionalProperties }: Shape): boolean => {
    if ($ref) return look(root.$defs?.[$ref.replace('#/$defs/', '')] ?? {});
    const choices = anyOf ?? oneOf;
    if (choices) return choices.every(look);
    return type === 'null' || (type === 'object' && additionalProperties === false);
  };
  return look(root);
}

describe.each(registeredRoutes.map((spec) => [spec.operationId, spec] as const))(
  '%s',
  (_id, { body, query }) => {
    test('refuses unknown fields', () => {
      if (body) expect(isStrict(body), 'its body').toBe(true);
      if (query) expect(isStrict(query), 'its query').toBe(true);
    });
  },
);
