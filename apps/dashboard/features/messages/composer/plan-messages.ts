import type { Capabilities, FileKind } from './files.ts';

/** One message to be sent: words, a file, or a file with its caption. */
export interface Part<File> {
  text: string;
  file?: File;
}

/** Characters as the API counts them: an emoji of two surrogates is one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

export function textLimit(capabilities: Capabilities): number {
  return capabilities.text?.maxLength ?? 4_096;
}

/**
 * What leaves when this is sent: a message per file, the words as the caption of the first that shows one and has room,
 * else as messages of their own.
 */
export function planMessages<File extends { kind: FileKind }>(
  text: string,
  files: readonly File[],
  capabilities: Capabilities,
): Part<File>[] {
  const words = text.trim();
  const length = lengthOf(words);
  const holder =
    words === '' ? undefined : files.find(({ kind }) => length <= captionLimit(kind, capabilities));
  const parts: Part<File>[] = files.map((file) => ({ file, text: file === holder ? words : '' }));
  if (words === '' || holder) return parts;
  return [...parts, ...splitText(words, textLimit(capabilities)).map((piece) => ({ text: piece }))];
}

function captionLimit(kind: FileKind, capabilities: Capabilities): number {
  return kind === 'audio' || kind === 'sticker' ? 0 : (capabilities[kind]?.maxLength ?? 1_024);
}

/** The text in pieces of at most `limit` characters, cut between paragraphs, lines or words where there are any. */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = [...text];
  while (rest.length > limit) {
    const head = rest.slice(0, limit + 1).join('');
    const cut = ['\n\n', '\n', ' '].map((mark) => head.lastIndexOf(mark)).find((at) => at > head.length / 2);
    const piece = cut === undefined ? rest.slice(0, limit).join('') : head.slice(0, cut);
    pieces.push(piece.trim());
    rest = [...rest.join('').slice(piece.length).trimStart()];
  }
  return rest.length > 0 ? [...pieces, rest.join('')] : pieces;
}
