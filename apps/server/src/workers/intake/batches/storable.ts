/*
 * PostgreSQL's text and jsonb refuse NUL and lone surrogates. Adapters should leave them out; this protects
 * against those that do not.
 */

/** In JSON text both can only appear as escapes. A match may also be a harmless escaped backslash. */
const suspicious = /\\u0000|\\ud[89a-f]/i;
const unstorable = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/gi;

/** The same JSON text with U+FFFD in place of what the database refuses. */
export function storableJson(json: string): string {
  if (!suspicious.test(json)) return json;
  return json.replace(unstorable, (found) => (found === '\\\\' ? found : '\\ufffd'));
}

/** The value in storable form; the same object when nothing has to change. */
export function storable<Value>(value: Value): Value {
  const json = JSON.stringify(value);
  if (json === undefined) return value;
  const clean = storableJson(json);
  return clean === json ? value : (JSON.parse(clean) as Value);
}
