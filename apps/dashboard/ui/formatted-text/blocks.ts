/** A block of text: a paragraph, a quote, a list or a code block. */
export type Block =
  | { type: 'text' | 'quote' | 'fixed'; text: string }
  | { type: 'bullets' | 'numbers'; lines: string[]; start?: number };

const FENCE = /```\n?([\s\S]+?)\n?```/g;

/**
 * Parses a text as WhatsApp does: `> ` is a quote, `- ` or `* ` a list, `1. ` a numbered list, ``` a code
 * block.
 */
export function parseBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let end = 0;
  for (const found of text.matchAll(FENCE)) {
    // Inline code stays within its line.
    if (!found[0].includes('\n')) continue;
    addLines(blocks, text.slice(end, found.index).replace(/\n$/, ''));
    blocks.push({ type: 'fixed', text: found[1] ?? '' });
    end = found.index + found[0].length;
  }
  addLines(blocks, end === 0 ? text : text.slice(end).replace(/^\n/, ''));
  return blocks;
}

function addLines(blocks: Block[], text: string): void {
  if (text === '') return;
  for (const line of text.split('\n')) {
    const next = parseLine(line);
    const last = blocks.at(-1);
    if (last && 'lines' in last && 'lines' in next && last.type === next.type) last.lines.push(...next.lines);
    else if (last && 'text' in last && 'text' in next && last.type === next.type)
      last.text += `\n${next.text}`;
    else blocks.push(next);
  }
}

function parseLine(line: string): Block {
  const quote = /^> (.*)$/.exec(line);
  if (quote) return { type: 'quote', text: quote[1] ?? '' };
  const bullet = /^[-*•] (?=\S)(.*)$/.exec(line);
  if (bullet) return { type: 'bullets', lines: [bullet[1] ?? ''] };
  const number = /^(\d{1,3})\. (?=\S)(.*)$/.exec(line);
  if (number) return { type: 'numbers', lines: [number[2] ?? ''], start: Number(number[1]) };
  return { type: 'text', text: line };
}

const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]|\u200D|\uFE0F|\u20E3|\s)+$/u;
const MAX_LARGE_EMOJI = 6;

/** The number of emoji if the text consists of only a few of them, otherwise 0. */
export function countEmoji(text: string): number {
  if (text.length > 80 || text.trim() === '' || !EMOJI.test(text)) return 0;
  const count = [...new Intl.Segmenter().segment(text.replace(/\s/g, ''))].length;
  return count <= MAX_LARGE_EMOJI ? count : 0;
}
