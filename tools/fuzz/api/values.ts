import fc, { type Arbitrary } from 'fast-check';
import type { OpenApi, Schema } from './openapi.ts';

/*
 * Generates values from a JSON schema in four modes: valid, boundary values, nearly valid (one defect), and
 * arbitrary. Ids are drawn from existing ones, of the caller's business and of another one.
 */

export type ValueKind = 'valid' | 'edge' | 'nearly' | 'wild';

/** Existing ids, by prefix (`con`, `msg`, …). */
export interface KnownIds {
  own: Readonly<Record<string, readonly string[]>>;
  foreign: Readonly<Record<string, readonly string[]>>;
}

/** Strings known to break parsers. */
const NASTY = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '‮‏',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e999',
  "' or 1=1 --",
  '"; drop table messages; --',
  '../../../etc/passwd',
  '%2e%2e%2f',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '$' + '{7*7}',
  '__proto__',
  'constructor',
  'مرحبا',
  'İ',
  'ß',
  '👩‍👩‍👧‍👦',
  '\u{1F600}'.repeat(100),
  '\r\nSet-Cookie: a=b',
  '%',
  '_',
  '\\',
  '%%%',
  '(*)',
  '&|!',
  ':*',
  '0x10',
  '١٢٣',
  '+',
  '+000',
  '2026-13-45T99:99:99Z',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00.000Z',
  '-000001-01-01T00:00:00Z',
] as const;
const NASTY_NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.1,
  -0.5,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  -(2 ** 53),
  1e21,
  1e308,
  5e-324,
] as const;

const anything: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    { a: { b: { c: [] } } },
    ...NASTY,
    ...NASTY_NUMBERS,
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(1_000, 70_000).map((length) => 'x'.repeat(length)),
  fc.constant(nested(70)),
  fc.constant(JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}')),
);

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

/** Builds arbitraries from the schemas of one document; `ids` are the existing ids. */
export function createValues(api: Pick<OpenApi, 'resolve'>, ids: KnownIds) {
  function arbitraryOf(given: Schema, valueKind: ValueKind, depth = 0): Arbitrary<unknown> {
    const schema = api.resolve(given);
    if (valueKind === 'wild') return anything;
    if (valueKind === 'nearly') return nearly(schema, depth);
    if (depth > 8) return fc.constant(null);
    if ('const' in schema) return fc.constant(schema.const);
    if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
    const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
    if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, valueKind, depth + 1)));
    if (Array.isArray(schema.allOf)) {
      const parts = (schema.allOf as Schema[]).map((part) => arbitraryOf(part, valueKind, depth + 1));
      return fc.tuple(...parts).map((values) => Object.assign({}, ...values));
    }
    switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
      case 'string':
        return textOf(schema, valueKind);
      case 'integer':
        return numberOf(schema, valueKind, true);
      case 'number':
        return numberOf(schema, valueKind, false);
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array': {
        const items = arbitraryOf((schema.items as Schema | undefined) ?? {}, valueKind, depth + 1);
        const minLength = Number(schema.minItems ?? 0);
        const maxLength = Math.min(Number(schema.maxItems ?? 4), valueKind === 'edge' ? 101 : minLength + 3);
        return fc.array(items, { minLength, maxLength: Math.max(minLength, maxLength) });
      }
      case 'object':
        return objectOf(schema, valueKind, depth);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  function objectOf(schema: Schema, valueKind: ValueKind, depth: number): Arbitrary<unknown> {
    const properties = (schema.properties ?? {}) as Record<string, Schema>;
    const required = new Set((schema.required ?? []) as string[]);
    const entries = Object.entries(properties);
    if (entries.length === 0)
      return fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.jsonValue({ maxDepth: 1 }));
    const model = Object.fromEntries(
      entries.map(([name, part]) => [name, arbitraryOf(part, valueKind, depth + 1)]),
    );
    // Optional fields are rarely set, because many of them are mutually exclusive.
    return fc.record(
      Object.fromEntries(
        entries.map(([name]) => {
          const value = model[name] as Arbitrary<unknown>;
          return [name, required.has(name) ? value : sometimes(value, valueKind === 'edge' ? 50 : 30)];
        }),
      ),
      { noNullPrototype: true },
    );
  }

  /** Generates a valid value with one part replaced, removed or added. */
  function nearly(schema: Schema, depth: number): Arbitrary<unknown> {
    const right = arbitraryOf(schema, 'valid', depth);
    return fc
      .tuple(right, anything, fc.nat(), fc.constantFrom('replace', 'drop', 'add'))
      .map(([value, odd, at, how]) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value))
          return how === 'replace' ? odd : [value];
        const keys = Object.keys(schema.properties ?? value);
        const key = keys[at % Math.max(1, keys.length)] ?? 'x';
        const changed: Record<string, unknown> = { ...value };
        if (how === 'drop') delete changed[key];
        else if (how === 'add') changed[`${key}X`] = odd;
        else changed[key] = odd;
        return changed;
      });
  }

  function textOf(schema: Schema, valueKind: ValueKind): Arbitrary<string> {
    const pattern = typeof schema.pattern === 'string' ? schema.pattern : undefined;
    const prefix = pattern && /([a-z]{3})_\[0-9a-f\]\{32\}/.exec(pattern)?.[1];
    if (prefix) return idOf(prefix);
    const minLength = Number(schema.minLength ?? 0);
    const maxLength = Math.max(minLength, Number(schema.maxLength ?? 64));
    if (schema.format === 'date-time') return instantOf(valueKind);
    if (schema.format === 'email') return fc.nat(999).map((n) => `person${n}@example.com`);
    if (schema.format === 'uri') {
      return fc.constantFrom(
        'https://example.com/a.png',
        'http://127.0.0.1:9/none',
        'https://[::1]/x',
        'http://169.254.169.254/',
      );
    }
    if (pattern) return matching(pattern, maxLength);
    if (valueKind === 'edge') {
      const lengths = [
        minLength,
        minLength + 1,
        Math.min(maxLength, 70_000),
        Math.min(maxLength, 70_000) + 1,
      ];
      return fc.oneof(
        fc.constantFrom(...lengths).map((length) => 'م'.repeat(length)),
        fc.constantFrom(...NASTY),
      );
    }
    return fc.oneof(
      fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 24) }),
      fc
        .constantFrom('+212612345678', '+33612345679', 'Amal', 'hello', 'مرحبا', 'café')
        .filter((it) => it.length >= minLength),
    );
  }

  function idOf(prefix: string): Arbitrary<string> {
    const known = (list: readonly string[] | undefined) =>
      list && list.length > 0 ? [fc.constantFrom(...list)] : [];
    const strange = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
    const own = known(ids.own[prefix]);
    return fc.oneof(
      ...own.map((arbitrary) => ({ arbitrary, weight: 6 })),
      ...known(ids.foreign[prefix]).map((arbitrary) => ({ arbitrary, weight: 2 })),
      { arbitrary: strange.map((hex) => `${prefix}_${hex}`), weight: 1 },
    );
  }

  return { arbitraryOf, anything };
}

/** Generates the value in this percentage of cases, otherwise undefined. */
export function sometimes<T>(value: Arbitrary<T>, percent: number): Arbitrary<T | undefined> {
  return fc.oneof(
    { arbitrary: value, weight: percent },
    { arbitrary: fc.constant(undefined), weight: 100 - percent },
  );
}

const matchers = new Map<string, Arbitrary<string>>();

/** Generates strings that match a pattern; if fast-check does not support the pattern, a few plain ones. */
function matching(pattern: string, maxLength: number): Arbitrary<string> {
  let found = matchers.get(pattern);
  if (!found) {
    try {
      found = fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, maxLength));
      fc.sample(found, 1);
    } catch {
      found = fc.constantFrom('a', 'abc', 'A1', 'x.y', '1');
    }
    matchers.set(pattern, found);
  }
  return found;
}

function instantOf(valueKind: ValueKind): Arbitrary<string> {
  const edges = [
    '1970-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999Z',
    '2026-02-29T00:00:00.000Z',
    '0001-01-01T00:00:00Z',
  ];
  if (valueKind === 'edge') return fc.constantFrom(...edges);
  return fc
    .integer({ min: -3_600_000, max: 86_400_000 * 30 })
    .map((ms) => new Date(Date.now() + ms).toISOString());
}

function numberOf(schema: Schema, valueKind: ValueKind, isWhole: boolean): Arbitrary<number> {
  const min = Number(schema.minimum ?? -1_000_000);
  const max = Number(schema.maximum ?? 1_000_000);
  if (valueKind === 'edge') return fc.constantFrom(min, max, min - 1, max + 1, ...NASTY_NUMBERS);
  return isWhole
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(Math.min(max, 2 ** 31)) })
    : fc.double({ min, max, noNaN: true });
}
