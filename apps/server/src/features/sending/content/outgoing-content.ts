import {
  fieldProblem,
  type MediaKind,
  type MessageContent,
  mediaKinds,
  type SendMessage,
} from '@waqtor/contract';
import { AppError } from '../../../platform/errors.ts';
import type { MediaRow } from '../../media/index.ts';
import { extensionOf } from './link-types.ts';
import { nameOfLink, withDocumentNames } from './template-header.ts';

/** A file as the caller refers to it: uploaded here, or hosted elsewhere. */
export type OutgoingFile = { url: string } | { mediaId: string };

/** The content of a request, before the ids in it are resolved. */
export type Draft =
  | { type: 'content'; content: MessageContent }
  | { type: 'reaction'; emoji: string | null; messageId: string }
  | ({ type: 'file'; file: OutgoingFile; kind: MediaKind | undefined } & FileDetails);

interface FileDetails {
  caption?: string;
  filename?: string;
  voice?: true;
}

type DraftInput = Pick<
  SendMessage,
  'message' | 'text' | 'mediaUrl' | 'mediaId' | 'mediaType' | 'caption' | 'filename' | 'voice' | 'content'
>;

/**
 * Returns the content of a request. Throws `message_empty` if there is none, and `validation_failed` if there
 * are several.
 */
export function readDraft(input: DraftInput): Draft {
  const text = input.message ?? input.text;
  if (input.message !== undefined && input.text !== undefined) throw conflict('message', 'text');
  const file = fileOf(input);
  if (input.content) {
    if (file || text !== undefined) throw conflict('content', 'message, text, mediaUrl and mediaId');
    checkNoFileDetails(input);
    const { content } = input;
    if (content.type === 'reaction') {
      return { type: 'reaction', emoji: content.emoji, messageId: content.messageId };
    }
    if (content.type === 'text') checkNotBlank(content.text);
    return { type: 'content', content: withDocumentNames(content) };
  }
  if (file) {
    const caption = input.caption ?? text;
    if (input.caption !== undefined && text !== undefined) throw conflict('caption', 'message and text');
    const ownKind = input.mediaType ?? ('url' in file ? kindOfUrl(file.url) : undefined);
    // A link that does not show its type counts as a document, and may well be a recording.
    const mayBeAudio = ownKind === 'audio' || (ownKind === 'document' && input.mediaType === undefined);
    if (input.voice && ownKind !== undefined && !mayBeAudio) throw conflict('voice', `mediaType ${ownKind}`);
    const kind = input.voice ? 'audio' : ownKind;
    return {
      type: 'file',
      file,
      kind,
      ...(caption === undefined || caption === '' ? {} : { caption }),
      ...nameOf(input.filename, file, kind),
      ...(input.voice ? { voice: true } : {}),
    };
  }
  checkNoFileDetails(input);
  if (text === undefined) throw new AppError('message_empty');
  checkNotBlank(text);
  return { type: 'content', content: { type: 'text', text: text } };
}

/** Approximate memory that a waiting request uses in addition to its draft, in bytes. */
const OBJECTS = 500;

/** Approximate size of a draft in bytes. */
export function sizeOf(draft: Draft): number {
  return Buffer.byteLength(JSON.stringify(draft)) + OBJECTS;
}

/**
 * Fields that describe a file are refused if there is no file, because the caller believes that one is sent.
 */
function checkNoFileDetails(input: DraftInput): void {
  for (const name of ['caption', 'filename', 'mediaType', 'voice'] as const) {
    if (input[name] === undefined || input[name] === false) continue;
    throw new AppError('validation_failed', [fieldProblem(`body.${name}`, 'media_required')]);
  }
}

/** A document sent by link without a file name is named after its link. */
function nameOf(
  filename: string | undefined,
  file: OutgoingFile,
  kind: MediaKind | undefined,
): { filename?: string } {
  const name = filename ?? ('url' in file && kind === 'document' ? nameOfLink(file.url) : undefined);
  return name === undefined ? {} : { filename: name };
}

/** Returns the content of a message with a file of this media type. */
export function fileContent(kind: MediaKind, { caption, filename, voice }: FileDetails): MessageContent {
  return {
    type: kind,
    ...(kind === 'audio' && voice ? { voice } : {}),
    ...(caption === undefined ? {} : { caption }),
    ...(kind === 'document' && filename !== undefined ? { filename } : {}),
  };
}

/**
 * Returns the default media type for a stored file: by its MIME type, or by its link if it was sent by link
 * and has no MIME type.
 */
export function kindOfFile({ mimeType, sourceUrl }: Pick<MediaRow, 'mimeType' | 'sourceUrl'>): MediaKind {
  return mimeType === null && sourceUrl !== null ? kindOfUrl(sourceUrl) : kindOfMimeType(mimeType);
}

function kindOfMimeType(mimeType: string | null): MediaKind {
  if (mimeType === 'image/webp') return 'sticker';
  const family = mimeType?.split('/')[0];
  return mediaKinds.find((kind) => kind === family) ?? 'document';
}

const kindByExtension: Record<string, MediaKind> = {
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  mp4: 'video',
  '3gp': 'video',
  aac: 'audio',
  amr: 'audio',
  mp3: 'audio',
  m4a: 'audio',
  ogg: 'audio',
  opus: 'audio',
  webp: 'sticker',
};

function kindOfUrl(url: string): MediaKind {
  return kindByExtension[extensionOf(url)] ?? 'document';
}

function fileOf({ mediaUrl, mediaId }: DraftInput): OutgoingFile | undefined {
  if (mediaUrl !== undefined && mediaId !== undefined) throw conflict('mediaUrl', 'mediaId');
  if (mediaUrl !== undefined) return { url: mediaUrl };
  return mediaId === undefined ? undefined : { mediaId };
}

function checkNotBlank(text: string): void {
  if (text.trim() === '') throw new AppError('message_empty');
}

function conflict(one: string, other: string): AppError {
  return new AppError('validation_failed', [
    fieldProblem(`body.${one}`, 'mutually_exclusive', { with: other }),
  ]);
}
