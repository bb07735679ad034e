const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Serialises the text arrays among query parameters as PostgreSQL array literals. pg does so with
 * `String.replace`, which allocates for every quote: one element of 3 MB of JSON blocked the event loop for a
 * second.
 */
export function withArrayLiterals(values: readonly unknown[]): unknown[] {
  return values.map((value) => (isTexts(value) ? arrayLiteral(value) : value));
}

type Texts = readonly (string | null)[];

function isTexts(value: unknown): value is Texts {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' || item === null);
}

function arrayLiteral(texts: Texts): string {
  return `{${texts.map((text) => (text === null ? 'NULL' : `"${escaped(text)}"`)).join(',')}}`;
}

function escaped(text: string): string {
  if (!/["\\]/.test(text)) return text;
  const bytes = Buffer.from(text);
  const written = Buffer.allocUnsafe(bytes.length * 2);
  let end = 0;
  for (const byte of bytes) {
    if (byte === QUOTE || byte === BACKSLASH) written[end++] = BACKSLASH;
    written[end++] = byte;
  }
  return written.toString('utf8', 0, end);
}
