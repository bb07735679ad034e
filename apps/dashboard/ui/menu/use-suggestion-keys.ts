import { useEffect, useState } from 'react';

/**
 * Keyboard handling for a list of suggestions next to a text area that keeps the focus: arrows move, Enter or
 * Tab selects, Escape closes. Key events with modifiers or during IME composition are ignored. `isLoading`:
 * the suggestions do not match the typed text yet, so Enter neither selects nor sends.
 */
export function useSuggestionKeys<Item>(
  items: readonly Item[],
  {
    onSelect,
    onClose,
    onSideways,
    isLoading = false,
  }: {
    onSelect(item: Item): void;
    onClose(): void;
    /** Left or right, with the caret at the end of the text; returns false if it does nothing. */
    onSideways?(item: Item, step: 1 | -1): boolean;
    isLoading?: boolean;
  },
): number {
  const [activeIndex, setActiveIndex] = useState(0);
  const index = Math.max(0, Math.min(activeIndex, items.length - 1));
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const hasModifier = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
      if (hasModifier || event.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined;
      const isConfirmed = event.key === 'Enter' || event.key === 'Tab';
      const chosen = items[index];
      if (event.key === 'Escape') onClose();
      else if (isConfirmed && isLoading) {
        // The suggestions are still being loaded.
      } else if (!chosen) return;
      else if (step !== undefined) setActiveIndex((index + step + items.length) % items.length);
      else if (isConfirmed) onSelect(chosen);
      else if (side === undefined || !isCaretAtEnd(event.target) || !onSideways?.(chosen, side)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [items, index, isLoading, onSelect, onClose, onSideways]);
  return index;
}

function isCaretAtEnd({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return selectionStart === selectionEnd && selectionEnd === value.length;
}
