import type { Schemas } from '../../../../lib/api.ts';

export type Capabilities = Schemas['Session']['capabilities'];
const fileKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Why WhatsApp would reject a file. `maxBytes`: the limit for its kind. */
export type FileProblem =
  | { reason: 'empty' }
  | { reason: 'unsupported' }
  /** `taken`: the media types the session accepts. */
  | { reason: 'type'; taken: readonly string[] }
  | { reason: 'tooLarge'; maxBytes: number; asDocument: boolean };

/** The default kind of a file: by its MIME type if WhatsApp displays that type, otherwise a document. */
export function kindOf(file: { type: string }, capabilities: Capabilities): FileKind {
  const type = typeOf(file);
  const family = type.split('/')[0];
  const kind = fileKinds.find((name) => name === family);
  if (!kind) return 'document';
  const { mimeTypes, level } = capabilities[kind] ?? { level: 'full' };
  return level === 'none' || (mimeTypes && !mimeTypes.includes(type)) ? 'document' : kind;
}

/** The reason why WhatsApp would reject this file, checked before the upload. */
export function findFileProblem(
  file: { size: number; type?: string },
  kind: FileKind,
  capabilities: Capabilities,
): FileProblem | undefined {
  const { maxBytes, level, mimeTypes } = capabilities[kind] ?? { level: 'full' };
  if (level === 'none') return { reason: 'unsupported' };
  if (file.size === 0) return { reason: 'empty' };
  const type = typeOf({ type: file.type ?? '' });
  // Some browsers report no type for some files; the server then detects it from the content.
  if (mimeTypes && type !== '' && !mimeTypes.includes(type))
    return { reason: 'type', taken: takenTypes(capabilities) };
  if (maxBytes === undefined || file.size <= maxBytes) return undefined;
  const documents = capabilities.document;
  const asDocument =
    kind !== 'document' && documents?.level !== 'none' && file.size <= (documents?.maxBytes ?? 0);
  return { reason: 'tooLarge', maxBytes, asDocument };
}

/** All media types the session can send, in any kind of message. */
function takenTypes(capabilities: Capabilities): string[] {
  return fileKinds.flatMap((kind) => {
    const { level, mimeTypes } = capabilities[kind] ?? { level: 'none' };
    return level === 'none' ? [] : [...(mimeTypes ?? [])];
  });
}

const labels: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'video/mp4': 'MP4',
  'video/3gpp': '3GP',
  'audio/aac': 'AAC',
  'audio/amr': 'AMR',
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'audio/ogg': 'OGG (Opus)',
  'application/pdf': 'PDF',
  'text/plain': 'TXT',
  'application/msword': 'DOC',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.ms-powerpoint': 'PPT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
};

/** Media types as users know them, without duplicates: `PDF`, `JPEG` … */
export const labelsOf = (types: readonly string[]): string[] => [
  ...new Set(types.map((type) => labels[type] ?? type)),
];

/** Browsers' aliases of a media type; the server has the full list. */
const aliases: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-aac': 'audio/aac',
  'audio/opus': 'audio/ogg',
  'image/jpg': 'image/jpeg',
  'image/apng': 'image/png',
  'video/3gp': 'video/3gpp',
  'video/x-m4v': 'video/mp4',
  'application/json': 'text/plain',
  'application/xml': 'text/plain',
};

function typeOf({ type }: { type: string }): string {
  const bare = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return aliases[bare] ?? (bare.startsWith('text/') ? 'text/plain' : bare);
}
