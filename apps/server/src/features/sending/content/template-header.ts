import type { MessageContent } from '@waqtor/contract';

type Json = Record<string, unknown>;
type TemplateContent = Extract<MessageContent, { type: 'template' }>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const headerKinds = ['image', 'video', 'document'] as const;
type HeaderKind = (typeof headerKinds)[number];

/**
 * Returns the uploaded file in a template's header (`{"type": "image", "image": {"mediaId": "media_…"}}`).
 */
export function headerFileOf(content: MessageContent): { kind: HeaderKind; mediaId: string } | undefined {
  for (const parameter of headerParameters(content)) {
    const kind = headerKinds.find((it) => it === parameter.type);
    const file = kind && parameter[kind];
    if (kind && isJson(file) && typeof file.mediaId === 'string') return { kind, mediaId: file.mediaId };
  }
  return undefined;
}

/**
 * If a header document sent by link has no name, it is named after its link; WhatsApp would show "Untitled".
 */
export function withDocumentNames(content: MessageContent): MessageContent {
  if (content.type !== 'template' || headerParameters(content).length === 0) return content;
  return mapHeaders(content, withDocumentName);
}

function mapHeaders(content: TemplateContent, change: (parameter: Json) => Json): TemplateContent {
  return {
    ...content,
    components: (content.components ?? []).map((component) =>
      isHeader(component) && Array.isArray(component.parameters)
        ? { ...component, parameters: component.parameters.map((it) => (isJson(it) ? change(it) : it)) }
        : component,
    ),
  };
}

function withDocumentName(parameter: Json): Json {
  if (!isJson(parameter.document)) return parameter;
  const { link, filename } = parameter.document;
  const name = typeof link === 'string' && isBlank(filename) ? nameOfLink(link) : undefined;
  return name === undefined
    ? parameter
    : { ...parameter, document: { ...parameter.document, filename: name } };
}

/** If an uploaded header document has no name, it is named after its upload. */
export function withUploadName(content: MessageContent, filename: string | null): MessageContent {
  if (content.type !== 'template' || filename === null) return content;
  return mapHeaders(content, (parameter) => {
    const { document } = parameter;
    if (!isJson(document) || document.mediaId === undefined || !isBlank(document.filename)) return parameter;
    return { ...parameter, document: { ...document, filename } };
  });
}

/** Whether a carousel card contains an uploaded file. Only the message's own header supports that. */
export function hasFileInCard(content: MessageContent): boolean {
  if (content.type !== 'template') return false;
  const parts = (content.components ?? [])
    .flatMap(({ cards }) => listOf(cards))
    .flatMap((card) => listOf(card.components));
  return parts
    .flatMap(({ parameters }) => listOf(parameters))
    .some((parameter) => headerKinds.some((kind) => isJson(parameter[kind]) && 'mediaId' in parameter[kind]));
}

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

const isBlank = (name: unknown): boolean => typeof name !== 'string' || name.trim() === '';

/** Returns the last segment of a URL, decoded for display. */
export function nameOfLink(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const segment = new URL(link).pathname.split('/').findLast((part) => part !== '');
  if (segment === undefined) return undefined;
  let name = segment;
  try {
    name = decodeURIComponent(segment);
  } catch {
    // Not UTF-8: left as it is.
  }
  // Characters that file names cannot contain, for example from an encoded slash.
  return name.replace(/[\p{Cc}/\\]/gu, '_').slice(0, 240) || undefined;
}

const isHeader = (component: Json): boolean => String(component.type).toLowerCase() === 'header';

function headerParameters(content: MessageContent): Json[] {
  if (content.type !== 'template') return [];
  return (content.components ?? [])
    .filter(isHeader)
    .flatMap(({ parameters }) => (Array.isArray(parameters) ? parameters.filter(isJson) : []));
}
