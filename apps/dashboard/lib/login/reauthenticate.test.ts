import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mayRequirePassword } from './reauthenticate.ts';

test('the requests repeated after reauthentication are those that the API may refuse with reauthentication_required', () => {
  const url = new URL('../../../../openapi.json', import.meta.url);
  const { paths } = JSON.parse(readFileSync(url, 'utf8')) as {
    paths: Record<string, Record<string, { responses: object }>>;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      isKept: mayRequirePassword(method.toUpperCase(), path),
      mayAsk: JSON.stringify(responses).includes('`reauthentication_required`'),
    })),
  );
  const named = (of: 'isKept' | 'mayAsk') => operations.filter((it) => it[of]).map(({ name }) => name);
  expect(named('mayAsk').length).toBeGreaterThan(2);
  expect(named('isKept')).toEqual(named('mayAsk'));
});
