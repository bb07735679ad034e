/*
 * PostgreSQL's text and jsonb refuse NUL and lone surrogates. Adapters should remove them; this protects
 * against adapters that do not.
 */

/** In JSON text, both can only appear as escapes. A match may also be a harmless escaped backslash. */
const suspicious = /\\u0000|\\ud[89a-f]/i;
const unstorable = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/gi;

/** Returns the same JSON text, with U+FFFD instead of what the database refuses. */
export function storableJson(json: string): string {
  if (!suspicious.test(json)) return json;
  return json.replace(unstorable, (found) => (found === '\\\\' ? found : '\\ufffd'));
}

/** Returns the value in storable form; the same object if nothing has to change. */
export function storable<Value>(value: Value): Value {
  const json = JSON.stringify(value);
  if (json === undefined) return value;
  const clean = storableJson(json);
  return clean === json ? value : (JSON.parse(clean) as Value);
}
