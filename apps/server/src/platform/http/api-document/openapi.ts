/** The head of the OpenAPI document: everything except the endpoints. */
export const openApiHead = {
  openapi: '3.1.0' as const,
  info: {
    title: 'WaQtor',
    version: '0.1.0',
    description:
      'Many WhatsApp numbers behind one API. JSON in camelCase, instants in ISO 8601 UTC, phones in E.164.',
    license: { name: 'MIT' },
  },
  components: {
    securitySchemes: {
      bearer: { type: 'http' as const, scheme: 'bearer', description: 'An access token, or an API key' },
      apiKey: { type: 'apiKey' as const, in: 'header' as const, name: 'X-Api-Key' },
    },
  },
};

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

/** Removes unreferenced components: every schema is generated once for input and once for output. */
export function dropUnused<T extends { paths?: unknown; components?: { schemas?: Record<string, unknown> } }>(
  document: T,
): T {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const follow = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part ?? null).matchAll(REFERENCE)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name]);
    }
  };
  follow(document.paths);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...document.components, schemas: kept } };
}

interface Operation {
  operationId?: string;
  requestBody?: { required?: boolean };
}

/** Marks optional request bodies as optional, because the generator makes every body required. */
export function relaxBodies<T extends { paths?: object }>(
  document: T,
  isOptional: (operationId: string) => boolean,
): T {
  for (const path of Object.values(document.paths ?? {}) as Record<string, Operation>[]) {
    for (const { operationId, requestBody } of Object.values(path)) {
      if (requestBody && operationId && isOptional(operationId)) requestBody.required = false;
    }
  }
  return document;
}
