import { Check, ChevronRight, Minus } from 'lucide-react';
import type { PickerItem } from './arrange-items.ts';

interface Props {
  id: string;
  item: PickerItem;
  isActive: boolean;
  isMulti: boolean;
  onActive(): void;
  onSelect(): void;
}

/** One option of a picker. */
export function OptionRow({ id, item, isActive, isMulti, onActive, onSelect }: Props) {
  const { label, detail, description, icon, content, isSet = false, hasMore = false } = item;
  const isCheckbox = isMulti && !hasMore;
  const state = isCheckbox ? { 'aria-checked': isSet } : { 'aria-selected': isSet === true };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field handles the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the search field keeps the focus and refers to the active option.
    <div
      id={id}
      role="option"
      {...state}
      data-active={isActive || undefined}
      onPointerMove={() => !isActive && onActive()}
      // Keeps the focus in the search field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onSelect}
      className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg px-2 py-1 text-sm data-active:bg-sunken sm:min-h-9"
    >
      {isCheckbox && (
        <span
          aria-hidden="true"
          className={`inline-flex size-4.5 shrink-0 items-center justify-center rounded border ${isSet ? 'border-accent bg-accent text-accent-ink' : 'border-muted'}`}
        >
          {isSet === 'mixed' ? <Minus size={13} /> : isSet && <Check size={13} />}
        </span>
      )}
      {icon}
      {content ?? (
        <span className="min-w-0 leading-normal">
          <span dir="auto" className="block truncate [text-align:-webkit-match-parent]">
            {label}
          </span>
          {description && <span className="line-clamp-2 text-muted text-xs">{description}</span>}
        </span>
      )}
      <span className="grow" />
      {detail && (
        <span className="max-w-[55%] shrink-0 truncate text-muted text-xs leading-normal">{detail}</span>
      )}
      {!isCheckbox && isSet === true && (
        <Check size={16} aria-hidden="true" className="shrink-0 text-accent" />
      )}
      {hasMore && (
        <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-muted rtl:-scale-x-100" />
      )}
    </div>
  );
}
