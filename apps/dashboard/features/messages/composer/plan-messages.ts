import type { Capabilities, FileKind } from './attachments/files.ts';

/** One message to be sent: words, a file, or a file with its caption. */
export interface Part<File> {
  text: string;
  file?: File;
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
  const holder =
    words === '' ? undefined : files.find(({ kind }) => words.length <= captionLimit(kind, capabilities));
  const parts: Part<File>[] = files.map((file) => ({ file, text: file === holder ? words : '' }));
  if (words === '' || holder) return parts;
  return [...parts, ...splitText(words, textLimit(capabilities)).map((piece) => ({ text: piece }))];
}

function captionLimit(kind: FileKind, capabilities: Capabilities): number {
  return kind === 'audio' || kind === 'sticker' ? 0 : (capabilities[kind]?.maxLength ?? 1_024);
}

/**
 * The text in pieces of at most `limit`, cut between paragraphs, lines or words where there are any. Counted in UTF-16 units,
 * where most emoji are two: the strictest way to count, so that nothing is refused after it looked sent.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const head = rest.slice(0, limit + 1);
    const found = ['\n\n', '\n', ' '].map((mark) => head.lastIndexOf(mark)).find((at) => at > limit / 2);
    // Half an emoji is none.
    const whole = /[\uD800-\uDBFF]/.test(rest.charAt(limit - 1)) ? limit - 1 : limit;
    const cut = found ?? whole;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}
