import { X } from 'lucide-react';
import type { Schemas } from '../../lib/api.ts';
import type { TagColor } from './use-tags.ts';

/** The CSS class of a tag colour. */
export const tagClassNames: Record<TagColor, string> = {
  gray: 'hue-gray',
  red: 'hue-25',
  orange: 'hue-50',
  amber: 'hue-80',
  lime: 'hue-120',
  green: 'hue-150',
  teal: 'hue-185',
  cyan: 'hue-210',
  blue: 'hue-250',
  indigo: 'hue-275',
  purple: 'hue-305',
  pink: 'hue-350',
};

/** A tag as a chip; with `onRemove` it has a remove button. */
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
      className={`inline-flex max-w-full items-center gap-1 rounded-full px-2 py-0.5 text-xs ${tagClassNames[tag.color]}`}
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
