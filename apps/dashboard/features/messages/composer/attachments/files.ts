import type { Schemas } from '../../../../lib/api.ts';

export type Capabilities = Schemas['Session']['capabilities'];
const fileKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Why WhatsApp would reject a file. `maxBytes`: the limit for its media type. */
export type FileProblem =
  | { reason: 'empty' }
  | { reason: 'unsupported' }
  /** `taken`: the media types the session accepts. */
  | { reason: 'type'; taken: readonly string[] }
  | { reason: 'tooLarge'; maxBytes: number; asDocument: boolean };

/** The largest file that the server converts, in bytes. */
const MAX_SOURCE_BYTES = 50_000_000;

/**
 * MIME types that the server converts, so that they can be sent with their own media type. The server decides
 * by the content.
 */
const convertible: Readonly<Partial<Record<FileKind, readonly string[]>>> = {
  image: ['image/webp', 'image/gif', 'image/avif', 'image/tiff', 'image/heic', 'image/heif'],
  audio: ['audio/wav', 'audio/flac', 'audio/aiff', 'audio/ape', 'audio/wavpack', 'audio/x-ms-wma'],
};

/** Browsers report no type for some files; these are recognised by their file extension. */
const typeByName: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heif: 'image/heif',
  avif: 'image/avif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
};

interface ChosenFile {
  type: string;
  name?: string;
  /** It is stored already, and no longer converted. */
  isStored?: boolean;
}

/**
 * The default media type of a file: by its MIME type if WhatsApp displays that type or the server converts
 * it, otherwise a document.
 */
export function kindOf(file: ChosenFile, capabilities: Capabilities): FileKind {
  const type = typeOf(file);
  const family = type.split('/')[0];
  const kind = fileKinds.find((name) => name === family);
  if (!kind) return 'document';
  const { mimeTypes, level } = capabilities[kind] ?? { level: 'full' };
  if (level === 'none') return 'document';
  return isConverted(file, kind) || !mimeTypes || mimeTypes.includes(type) ? kind : 'document';
}

/** Whether the server makes a file sendable as this media type, whatever its size up to a limit. */
function isConverted(file: ChosenFile, kind: FileKind): boolean {
  if (file.isStored) return false;
  const type = typeOf(file);
  return convertible[kind]?.includes(type) || (kind === 'image' && /^image\/(jpeg|png)$/.test(type));
}

/** The reason why a file would be rejected, checked before the upload. */
export function findFileProblem(
  file: Partial<ChosenFile> & { size: number },
  kind: FileKind,
  capabilities: Capabilities,
): FileProblem | undefined {
  const { maxBytes, level, mimeTypes } = capabilities[kind] ?? { level: 'full' };
  if (level === 'none') return { reason: 'unsupported' };
  if (file.size === 0) return { reason: 'empty' };
  const given = { ...file, type: file.type ?? '' };
  const type = typeOf(given);
  const isSource = isConverted(given, kind);
  // The server detects an unknown type from the content.
  if (mimeTypes && type !== '' && !isSource && !mimeTypes.includes(type))
    return { reason: 'type', taken: takenTypes(capabilities) };
  const limit = isSource ? MAX_SOURCE_BYTES : maxBytes;
  if (limit === undefined || file.size <= limit) return undefined;
  const documents = capabilities.document;
  const asDocument =
    kind !== 'document' && documents?.level !== 'none' && file.size <= (documents?.maxBytes ?? 0);
  return { reason: 'tooLarge', maxBytes: limit, asDocument };
}

/** All MIME types the session can send, in any type of message. */
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
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-flac': 'audio/flac',
  'audio/x-aiff': 'audio/aiff',
  'image/jpg': 'image/jpeg',
  'image/apng': 'image/png',
  'video/3gp': 'video/3gpp',
  'video/x-m4v': 'video/mp4',
  'application/json': 'text/plain',
  'application/xml': 'text/plain',
};

function typeOf({ type, name = '' }: ChosenFile): string {
  const bare = type.split(';')[0]?.trim().toLowerCase() ?? '';
  if (bare === '') return typeByName[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '';
  return aliases[bare] ?? (bare.startsWith('text/') ? 'text/plain' : bare);
}
