import type { Schemas } from '../../../lib/api.ts';

export type Capabilities = Schemas['Session']['capabilities'];
export const fileKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Why WhatsApp would not take a file. `maxBytes` is what it takes of the kind. */
export type FileProblem =
  | { reason: 'empty' }
  | { reason: 'unsupported' }
  | { reason: 'tooLarge'; maxBytes: number; asDocument: boolean };

/** How a file is shown when nobody says: by its type where WhatsApp shows that type, else as a document. */
export function kindOf(file: { type: string }, capabilities: Capabilities): FileKind {
  const type = typeOf(file);
  const family = type.split('/')[0];
  const kind = fileKinds.find((name) => name === family);
  if (!kind) return 'document';
  const { mimeTypes, level } = capabilities[kind] ?? { level: 'yes' };
  return level === 'no' || (mimeTypes && !mimeTypes.includes(type)) ? 'document' : kind;
}

/** What WhatsApp would say to this file, before it is uploaded. */
export function problemOf(
  file: { size: number },
  kind: FileKind,
  capabilities: Capabilities,
): FileProblem | undefined {
  const { maxBytes, level } = capabilities[kind] ?? { level: 'yes' };
  if (level === 'no') return { reason: 'unsupported' };
  if (file.size === 0) return { reason: 'empty' };
  if (maxBytes === undefined || file.size <= maxBytes) return undefined;
  const documents = capabilities.document;
  const asDocument =
    kind !== 'document' && documents?.level !== 'no' && file.size <= (documents?.maxBytes ?? 0);
  return { reason: 'tooLarge', maxBytes, asDocument };
}

function typeOf({ type }: { type: string }): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}
