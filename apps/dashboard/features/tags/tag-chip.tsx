import { X } from 'lucide-react';
import type { Schemas } from '../../lib/api.ts';
import type { TagColor } from './use-tags.ts';

const hues: Record<TagColor, number | undefined> = {
  gray: undefined,
  red: 25,
  orange: 50,
  amber: 80,
  lime: 120,
  green: 150,
  teal: 185,
  cyan: 210,
  blue: 250,
  indigo: 275,
  purple: 305,
  pink: 350,
};

/** The CSS classes of a tag colour. */
export function tagStyle(color: TagColor): { background: string; color: string } {
  const hue = hues[color];
  const chroma = hue === undefined ? 0 : 0.07;
  return { background: `oklch(0.9 ${chroma} ${hue ?? 0})`, color: `oklch(0.3 ${chroma} ${hue ?? 0})` };
}

/** A tag as a chip, dark text on a light colour in every theme; with `onRemove` it has a remove button. */
export function TagChip({
  tag,
  onRemove,
  removeLabel,
}: {
  tag: Schemas['TagSummary'];
  onRemove?: () => void;
  removeLabel?: string;
}) {
  return (
    <span
      className="inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs"
      style={tagStyle(tag.color)}
    >
      <bdi className="truncate">{tag.name}</bdi>
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="inline-flex size-6 items-center justify-center"
        >
          <X size={12} />
        </button>
      )}
    </span>
  );
}
