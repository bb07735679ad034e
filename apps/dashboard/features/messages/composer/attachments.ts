import { create } from 'zustand';
import type { Schemas } from '../../../lib/api.ts';
import { uploadFile } from '../../../lib/upload.ts';
import { type Capabilities, type FileKind, type FileProblem, kindOf, problemOf } from './files.ts';

/** A file that is to be sent. It is uploaded as soon as it is chosen, so that sending need not wait for it. */
export interface Attachment {
  id: string;
  name: string;
  size: number;
  mimeType: string;
  kind: FileKind;
  isVoice: boolean;
  /** Of the picture, film or recording itself. */
  previewUrl: string | undefined;
  state: 'blocked' | 'uploading' | 'failed' | 'ready';
  problem?: FileProblem;
  error?: unknown;
  /** The part that is uploaded, 0 to 1. */
  progress: number;
  media?: Schemas['Media'];
}

type Files = readonly Attachment[];
const NONE: Files = [];
const sources = new Map<string, { file: File; stop: AbortController }>();

const useAttachmentStore = create<{ files: Record<string, Files> }>(() => ({ files: {} }));

/** The files of a conversation's draft; for as long as this tab is open. */
export function useAttachments(conversationId: string): Files {
  return useAttachmentStore(({ files }) => files[conversationId]) ?? NONE;
}

function change(conversationId: string, to: (files: Files) => Files): void {
  useAttachmentStore.setState(({ files }) => ({
    files: { ...files, [conversationId]: to(files[conversationId] ?? NONE) },
  }));
}

function patch(conversationId: string, id: string, changes: Partial<Attachment>): void {
  change(conversationId, (files) => files.map((it) => (it.id === id ? { ...it, ...changes } : it)));
}

/** Judges each file by what the number takes, and begins to upload those that pass. Answers with their ids. */
export function addFiles(
  conversationId: string,
  files: readonly File[],
  capabilities: Capabilities,
  { isVoice = false }: { isVoice?: boolean } = {},
): string[] {
  return files.map((file) => {
    const id = crypto.randomUUID();
    sources.set(id, { file, stop: new AbortController() });
    const kind = isVoice ? 'audio' : kindOf(file, capabilities);
    const problem = problemOf(file, kind, capabilities);
    const { name, size, type: mimeType } = file;
    const hasPreview = /^(image|video|audio)\//.test(mimeType);
    const previewUrl = hasPreview ? URL.createObjectURL(file) : undefined;
    const attachment: Attachment = {
      ...{ id, name, size, mimeType, kind, isVoice, previewUrl, progress: 0 },
      state: problem ? 'blocked' : 'uploading',
      ...(problem ? { problem } : {}),
    };
    change(conversationId, (known) => [...known, attachment]);
    if (!problem) void upload(conversationId, id, kind);
    return id;
  });
}

/** Attaches what is stored already: the file of a canned answer, or of a message that was taken back. */
export function addStored(conversationId: string, media: Schemas['Media']): void {
  const type = media.mimeType ?? '';
  const attachment: Attachment = {
    id: crypto.randomUUID(),
    name: media.filename ?? '',
    size: media.size ?? 0,
    mimeType: type,
    kind: kindOf({ type }, {}),
    isVoice: false,
    previewUrl: /^(image|video|audio)\//.test(type) ? (media.url ?? undefined) : undefined,
    state: 'ready',
    progress: 1,
    media,
  };
  change(conversationId, (known) => [...known, attachment]);
}

/** Puts files back that were about to leave. */
export function restoreFiles(conversationId: string, files: Files): void {
  change(conversationId, (known) => [...files, ...known]);
}

/** Takes files away; what is still on its way is stopped. */
export function removeFiles(conversationId: string, ids: readonly string[]): void {
  for (const id of ids) {
    sources.get(id)?.stop.abort();
    sources.delete(id);
  }
  change(conversationId, (files) => files.filter(({ id }) => !ids.includes(id)));
}

/** Uploads again what did not arrive, or as a document what is too large to be shown. */
export function retryFile(conversationId: string, { id, kind }: Attachment, as: FileKind = kind): void {
  patch(conversationId, id, { kind: as, state: 'uploading', progress: 0 });
  void upload(conversationId, id, as);
}

async function upload(conversationId: string, id: string, kind: FileKind): Promise<void> {
  const source = sources.get(id);
  if (!source) return;
  try {
    const media = await uploadFile(source.file, {
      kind,
      signal: source.stop.signal,
      onProgress: (progress) => patch(conversationId, id, { progress }),
    });
    patch(conversationId, id, { media, state: 'ready', progress: 1 });
  } catch (error) {
    patch(conversationId, id, { state: 'failed', error });
  }
}
