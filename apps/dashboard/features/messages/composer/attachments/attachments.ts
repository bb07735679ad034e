import { create } from 'zustand';
import { ApiError, type Schemas } from '../../../../lib/api.ts';
import { isReachable } from '../../../../lib/network/reachable.ts';
import { uploadFile } from '../../../../lib/upload.ts';
import type { OutgoingFile } from '../../outgoing.ts';
import { type Capabilities, type FileKind, type FileProblem, findFileProblem, kindOf } from './files.ts';

/**
 * A file attached to a draft. Its upload starts as soon as it is chosen, so that sending need not wait for
 * it.
 */
export interface Attachment {
  id: string;
  name: string;
  size: number;
  mimeType: string;
  kind: FileKind;
  isVoice: boolean;
  /** Object URL, or the URL of the stored file, of an image, video or recording. */
  previewUrl: string | undefined;
  state: 'blocked' | 'uploading' | 'failed' | 'ready';
  problem?: FileProblem;
  error?: unknown;
  /** Upload progress, 0 to 1. */
  progress: number;
  media?: Schemas['Media'];
}

type Files = readonly Attachment[];
const NO_FILES: Files = [];

/** The file itself, kept while it may have to be uploaded, and its upload once started. */
interface Source {
  file: File;
  controller: AbortController;
  upload?: Promise<Schemas['Media']>;
}
const sources = new Map<string, Source>();

const useAttachmentStore = create<{ files: Record<string, Files> }>(() => ({ files: {} }));

/** The attachments of a conversation's draft; they live as long as this tab. */
export function useAttachments(conversationId: string): Files {
  return useAttachmentStore(({ files }) => files[conversationId]) ?? NO_FILES;
}

/** Does the same outside React. */
export function attachmentsOf(conversationId: string): Files {
  return useAttachmentStore.getState().files[conversationId] ?? NO_FILES;
}

function change(conversationId: string, update: (files: Files) => Files): void {
  useAttachmentStore.setState(({ files }) => ({
    files: { ...files, [conversationId]: update(files[conversationId] ?? NO_FILES) },
  }));
}

function patch(conversationId: string, id: string, changes: Partial<Attachment>): void {
  // Files taken out of the draft to be sent may still be uploading.
  if (!attachmentsOf(conversationId).some((it) => it.id === id)) return;
  change(conversationId, (files) => files.map((it) => (it.id === id ? { ...it, ...changes } : it)));
}

/**
 * Validates each file against the session's capabilities and starts uploading the valid ones. Returns their
 * ids.
 */
export function addFiles(
  conversationId: string,
  files: readonly File[],
  capabilities: Capabilities,
  { isVoice = false }: { isVoice?: boolean } = {},
): string[] {
  return files.map((source) => {
    const kind = isVoice ? 'audio' : kindOf(source, capabilities);
    const file: OutgoingFile = { id: crypto.randomUUID(), kind, isVoice, source };
    sources.set(file.id, { file: source, controller: new AbortController() });
    const attachment = validated(attachmentOf(file), capabilities);
    change(conversationId, (known) => [...known, attachment]);
    if (attachment.state === 'uploading') void uploadWithProgress(conversationId, file);
    return file.id;
  });
}

/**
 * Attaches a file that is already stored, such as that of a canned response; validated like a chosen file.
 */
export function addStored(conversationId: string, media: Schemas['Media'], capabilities: Capabilities): void {
  const kind = kindOf({ type: media.mimeType ?? '', isStored: true }, capabilities);
  const attachment = attachmentOf({ id: crypto.randomUUID(), kind, isVoice: false, media });
  change(conversationId, (known) => [...known, validated(attachment, capabilities)]);
}

/**
 * Puts files whose sending failed or was cancelled back into the draft. A running upload continues; a failed
 * one starts again.
 */
export function restoreFiles(
  conversationId: string,
  files: readonly OutgoingFile[],
  { isAfter }: { isAfter: boolean },
): void {
  const restored = files.map(attachmentOf);
  change(conversationId, (known) => (isAfter ? [...known, ...restored] : [...restored, ...known]));
  for (const file of files) if (!file.media) void uploadWithProgress(conversationId, file);
}

/** Removes files from the draft and aborts their uploads. */
export function removeFiles(conversationId: string, ids: readonly string[]): void {
  for (const id of ids) {
    sources.get(id)?.controller.abort();
    sources.delete(id);
  }
  detach(conversationId, ids);
}

/** Moves files from the draft to outgoing messages; uploads continue, and `mediaOf` waits for them. */
export function takeFiles(conversationId: string, ids: readonly string[]): OutgoingFile[] {
  return detach(conversationId, ids).map(({ id, kind, isVoice, media }) => {
    const source = media ? undefined : sources.get(id)?.file;
    if (media) sources.delete(id);
    return { id, kind, isVoice, media, source };
  });
}

function detach(conversationId: string, ids: readonly string[]): Attachment[] {
  const detached = attachmentsOf(conversationId).filter(({ id }) => ids.includes(id));
  for (const { previewUrl } of detached) if (previewUrl?.startsWith('blob:')) URL.revokeObjectURL(previewUrl);
  change(conversationId, (files) => files.filter(({ id }) => !ids.includes(id)));
  return detached;
}

/** Retries a failed upload, or attaches a file as a document if it is too large for its media type. */
export function retryFile(conversationId: string, attachment: Attachment, as = attachment.kind): void {
  const { id, isVoice, media } = attachment;
  patch(conversationId, id, { kind: as, state: media ? 'ready' : 'uploading', progress: media ? 1 : 0 });
  if (!media) void uploadWithProgress(conversationId, { id, kind: as, isVoice });
}

/**
 * Returns the uploaded media of an outgoing file. Throws `ApiError`. An upload that was interrupted while the
 * server is reachable counts as refused (408), so that later messages do not wait for it forever.
 */
export async function mediaOf(file: OutgoingFile): Promise<Schemas['Media']> {
  try {
    const media = await upload(file);
    sources.delete(file.id);
    return media;
  } catch (error) {
    const isInterrupted = error instanceof ApiError && error.status === 0;
    if (isInterrupted && (await isReachable())) throw new ApiError(error.code, 408, error.message);
    throw error;
  }
}

/** Uploads the file and shows its progress in the draft. */
async function uploadWithProgress(conversationId: string, file: OutgoingFile): Promise<void> {
  const { id } = file;
  try {
    const media = await upload(file, (progress) => patch(conversationId, id, { progress }));
    patch(conversationId, id, { media, state: 'ready', progress: 1 });
    showConverted(conversationId, id, media);
  } catch (error) {
    patch(conversationId, id, { state: 'failed', error });
  }
}

/** Shows what will be sent, if the server has converted the file. */
function showConverted(conversationId: string, id: string, media: Schemas['Media']): void {
  const { mimeType, size, filename, url } = media;
  const shown = attachmentsOf(conversationId).find((it) => it.id === id);
  if (!shown || mimeType === null || size === null || (mimeType === shown.mimeType && size === shown.size))
    return;
  if (shown.previewUrl?.startsWith('blob:')) URL.revokeObjectURL(shown.previewUrl);
  patch(conversationId, id, { mimeType, size, name: filename ?? shown.name, previewUrl: url ?? undefined });
}

/** Starts the upload, or joins one already running for this file. */
async function upload(
  { id, kind, source: file }: OutgoingFile,
  onProgress?: (part: number) => void,
): Promise<Schemas['Media']> {
  const source = sources.get(id) ?? (file && { file, controller: new AbortController() });
  if (!source) throw new ApiError('not_found', 404, 'The file is gone.');
  sources.set(id, source);
  const { signal } = source.controller;
  const upload =
    source.upload ?? uploadFile(source.file, { kind, signal, ...(onProgress ? { onProgress } : {}) });
  source.upload = upload;
  try {
    return await upload;
  } catch (error) {
    if (source.upload === upload) delete source.upload;
    throw error;
  }
}

/** The attachment of a draft for an outgoing file. */
function attachmentOf({ id, kind, isVoice, media, source }: OutgoingFile): Attachment {
  const mimeType = source?.type ?? media?.mimeType ?? '';
  const hasPreview = /^(image|video|audio)\//.test(mimeType);
  const url = source && hasPreview ? URL.createObjectURL(source) : media?.url;
  return {
    ...{ id, kind, isVoice, mimeType },
    name: source?.name ?? media?.filename ?? '',
    size: source?.size ?? media?.size ?? 0,
    previewUrl: hasPreview ? (url ?? undefined) : undefined,
    state: media ? 'ready' : 'uploading',
    progress: media ? 1 : 0,
    ...(media ? { media } : {}),
  };
}

function validated(attachment: Attachment, capabilities: Capabilities): Attachment {
  // The size of an already stored file may be unknown.
  const size = attachment.media?.size === null ? 1 : attachment.size;
  const { mimeType: type, name, media, kind } = attachment;
  const problem = findFileProblem({ size, type, name, isStored: media !== undefined }, kind, capabilities);
  return problem ? { ...attachment, state: 'blocked', problem } : attachment;
}
