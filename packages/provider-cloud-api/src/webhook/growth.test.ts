import { growsTooFast } from '@waqtor/testing/growth';
import { expect, it } from 'vitest';
import { growingWebhooks } from '../testing/growing-webhooks.ts';
import { parseWebhook } from './parse.ts';

/**
 * Returns the size of the parsed events in characters. Repeated data must not make it grow faster than the
 * body.
 */
const storedSize = (body: unknown) =>
  parseWebhook(body).reduce(
    (sum, event) =>
      sum +
      JSON.stringify(event.raw ?? null).length +
      ('contact' in event && event.contact !== undefined ? JSON.stringify(event.contact).length : 0),
    0,
  );

it.each(Object.entries(growingWebhooks))('parsing takes linear time and space: %s', (_, shape) => {
  const build = (factor: number) => shape.build(Math.ceil((shape.full / 64) * factor));
  expect(growsTooFast(build, parseWebhook)).toBeUndefined();
  const [small, large] = [storedSize(build(1)), storedSize(build(8))];
  expect(large / small, 'what is stored grows with the body').toBeLessThan(10);
});
