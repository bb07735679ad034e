import { clsx } from 'clsx';
import { memo, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { type Block, countEmoji, parseBlocks } from './blocks.ts';
import { InlineText } from './inline.tsx';

const LONG = 1_200;
const MANY_LINES = 24;

interface Props {
  text: string;
  /** Names that are highlighted after an @. */
  mentions?: readonly string[];
}

/**
 * Text formatted as in WhatsApp: inline styles, quotes, lists, links; a few emoji alone are enlarged; long
 * text is collapsed. Never rendered as HTML.
 */
export const FormattedText = memo(function FormattedText({ text, mentions = [] }: Props) {
  const t = useTranslations('thread');
  const [isExpanded, setExpanded] = useState(false);
  const emoji = countEmoji(text);
  if (emoji > 0) return <p className={clsx('break-words', emoji <= 3 ? 'text-5xl' : 'text-3xl')}>{text}</p>;
  const isLong = text.length > LONG || text.split('\n', MANY_LINES + 1).length > MANY_LINES;
  return (
    <div className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
      <div className={isLong && !isExpanded ? 'line-clamp-[18]' : undefined}>
        {parseBlocks(text).map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no other identity and do not move.
          <BlockView key={at} block={block} mentions={mentions} />
        ))}
      </div>
      {isLong && (
        <button
          type="button"
          aria-expanded={isExpanded}
          onClick={() => setExpanded(!isExpanded)}
          className="min-h-8 font-medium text-read"
        >
          {t(isExpanded ? 'readLess' : 'readMore')}
        </button>
      )}
    </div>
  );
});

function BlockView({ block, mentions }: { block: Block; mentions: readonly string[] }) {
  switch (block.type) {
    case 'text':
      return (
        <p dir="auto">
          <InlineText text={block.text} mentions={mentions} />
        </p>
      );
    case 'quote':
      return (
        <blockquote dir="auto" className="my-0.5 border-muted/60 border-s-4 ps-2 text-muted">
          <InlineText text={block.text} mentions={mentions} />
        </blockquote>
      );
    case 'fixed':
      return (
        <pre
          dir="auto"
          className="my-0.5 overflow-x-auto rounded-md bg-ink/5 px-2 py-1 font-mono text-[0.93em] whitespace-pre-wrap"
        >
          {block.text}
        </pre>
      );
    default: {
      const List = block.type === 'bullets' ? 'ul' : 'ol';
      return (
        <List
          dir="auto"
          {...(block.type === 'numbers' ? { start: block.start } : {})}
          className={clsx('ps-6', block.type === 'bullets' ? 'list-disc' : 'list-decimal')}
        >
          {block.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a list have no other identity and do not move.
            <li key={at}>
              <InlineText text={line} mentions={mentions} />
            </li>
          ))}
        </List>
      );
    }
  }
}
