import { isJson, type Json } from '../../json.ts';
import { GraphError } from '../errors.ts';

/** Deeper than any request of Meta's. It limits the recursion here and in the code that uses the content. */
const MAX_DEPTH = 32;

/** Parameters that Graph declares as an object or a list. Clients may send each as JSON text instead. */
const STRUCTURED = new Set([
  ...['text', 'image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts', 'interactive'],
  ...['template', 'reaction', 'context', 'typing_indicator', 'session', 'block_users', 'websites'],
  ...['components', 'languages', 'categories', 'prompts', 'commands', 'participants', 'join_requests'],
  ...['webhook_configuration', 'calling', 'payload_encryption', 'storage_configuration', 'backup'],
  ...['user_identity_change', 'whatsapp_business_api_data', 'application_data', 'degrees_of_freedom_spec'],
  ...['grievance_officer_details', 'customer_care_details', 'source_flow_names', 'tasks', 'policy'],
]);

/**
 * Returns a request's parameters as Graph reads them: query and body together (the body takes precedence),
 * null counts as missing, JSON text is parsed if an object or a list is declared. Throws 100 if they are
 * nested too deeply.
 */
export function readParameters(query: unknown, body: unknown): Json {
  const read: [string, unknown][] = [];
  // A client that encodes twice sends the whole body as JSON text.
  const whole = typeof body === 'string' ? readJsonText(body) : body;
  for (const source of [query, whole]) {
    if (!isJson(source)) continue;
    for (const [key, value] of Object.entries(source)) {
      const known = typeof value === 'string' && STRUCTURED.has(key) ? readJsonText(value) : value;
      if (known !== null && known !== undefined) read.push([key, withoutNulls(known, 1)]);
    }
  }
  // `fromEntries` defines own properties, so that a key such as `__proto__` stays a key.
  return Object.fromEntries(read);
}

function readJsonText(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function withoutNulls(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) throw new GraphError(100, `Parameters are nested deeper than ${MAX_DEPTH} levels.`);
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner, depth + 1)]),
  );
}

/** Returns the parameters as query strings; values other than strings, numbers and booleans are left out. */
export function asQuery(parameters: Json): Record<string, string> {
  const texts: [string, string][] = [];
  for (const [key, value] of Object.entries(parameters))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      texts.push([key, String(value)]);
  return Object.fromEntries(texts);
}

/**
 * Returns the path of a request URL as Graph reads it: without empty segments or a trailing slash. Linear in
 * its length.
 */
export function normalisePath(url: string): string {
  const cut = url.indexOf('?');
  const path = cut < 0 ? url : url.slice(0, cut);
  const segments = path.split('/').filter((segment) => segment !== '');
  return `/${segments.join('/')}${cut < 0 ? '' : url.slice(cut)}`;
}
