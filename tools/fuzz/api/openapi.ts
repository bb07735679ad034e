import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export type Schema = Record<string, unknown>;

/** One operation of the document. */
export interface Operation {
  id: string;
  method: string;
  /** The path with `{params}`. */
  path: string;
  isPublic: boolean;
  parameters: { in: 'path' | 'query' | 'header'; name: string; required: boolean; schema: Schema }[];
  /** Undefined if it has no request body. */
  body: { contentType: string; schema: Schema; required: boolean } | undefined;
  statuses: ReadonlySet<number>;
}

/** The OpenAPI document of a running server, and a validator for its responses. */
export interface OpenApi {
  operations: Operation[];
  /** Resolves a `$ref`; other schemas are returned as they are. */
  resolve(schema: Schema): Schema;
  /** Returns why this response does not match the document; undefined if it does. */
  validate(operation: Operation, status: number, contentType: string, body: string): string | undefined;
}

interface Document {
  paths: Record<string, Record<string, RawOperation>>;
}

interface RawOperation {
  operationId: string;
  security?: unknown[];
  parameters?: { in: 'path' | 'query' | 'header'; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

const DOCUMENT = 'document';

/** Fetches `GET /docs/json` of the server at `url`. */
export async function readOpenApi(url: string): Promise<OpenApi> {
  const response = await fetch(`${url}/docs/json`);
  if (!response.ok) throw new Error(`/docs/json responded with ${response.status}`);
  const document = (await response.json()) as Document;
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema(document as object, DOCUMENT);
  const validators = new Map<string, ValidateFunction>();
  const byPath = new Map<Operation, { path: string; method: string; raw: RawOperation }>();

  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, raw] of Object.entries(methods)) {
      byPath.set(operationOf(path, method, raw), { path, method, raw });
    }
  }

  function validatorOf(operation: Operation, status: number, type: string): ValidateFunction {
    const { path, method } = byPath.get(operation) ?? { path: '', method: '' };
    const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const known = validators.get(pointer);
    if (known) return known;
    const made = ajv.compile({ $ref: `${DOCUMENT}#/${pointer}` });
    validators.set(pointer, made);
    return made;
  }

  return {
    operations: [...byPath.keys()],
    resolve(schema) {
      const { $ref } = schema;
      if (typeof $ref !== 'string') return schema;
      const parts = $ref.replace(/^#\//, '').split('/');
      return parts.reduce<unknown>((at, part) => (at as Schema)[part], document) as Schema;
    },
    validate(operation, status, contentType, body) {
      const answer = byPath.get(operation)?.raw.responses[String(status)];
      if (!answer) return `status ${status} is not documented`;
      const described = Object.keys(answer.content ?? {});
      // A file download: any content is valid.
      if (!described.includes('application/json') && status < 300) return undefined;
      if (!/^application\/json\b/.test(contentType)) return `its content type is ${contentType || 'missing'}`;
      let value: unknown;
      try {
        value = JSON.parse(body);
      } catch {
        return 'it is not JSON';
      }
      const validate = validatorOf(operation, status, 'application/json');
      return validate(value) ? undefined : `it does not fit its schema: ${ajv.errorsText(validate.errors)}`;
    },
  };
}

function operationOf(path: string, method: string, raw: RawOperation): Operation {
  const [contentType, content] = Object.entries(raw.requestBody?.content ?? {})[0] ?? [];
  return {
    id: raw.operationId,
    method: method.toUpperCase(),
    path,
    isPublic: (raw.security ?? []).length === 0,
    parameters: (raw.parameters ?? []).map((parameter) => ({
      ...parameter,
      required: parameter.required === true,
    })),
    body:
      contentType && content
        ? { contentType, schema: content.schema, required: raw.requestBody?.required === true }
        : undefined,
    statuses: new Set(Object.keys(raw.responses).map(Number)),
  };
}
