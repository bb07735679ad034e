import type { Capabilities, FileKind } from './attachments/files.ts';

/** One message to send: a text, a file, or a file with a caption. */
export interface Part<File> {
  text: string;
  file?: File;
}

export function textLimit(capabilities: Capabilities): number {
  return capabilities.text?.maxLength ?? 4_096;
}

/**
 * Splits a draft into messages: one per file, the text as the caption of the first file that supports one and
 * has room, otherwise as messages of its own.
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
 * Splits a text into pieces of at most `limit`, at paragraphs, lines or words if possible. Counts UTF-16 code
 * units, of which most emoji take two: the strictest count, so that WhatsApp never rejects a text that passed
 * here.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const head = rest.slice(0, limit + 1);
    const found = ['\n\n', '\n', ' '].map((mark) => head.lastIndexOf(mark)).find((at) => at > limit / 2);
    // Do not split a surrogate pair.
    const whole = /[\uD800-\uDBFF]/.test(rest.charAt(limit - 1)) ? limit - 1 : limit;
    const cut = found ?? whole;
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}
