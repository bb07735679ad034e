import { useEffect, useState } from 'react';

/**
 * The keys of a list that is offered beside a text area, which keeps the focus: arrows move, Enter or Tab takes, Escape closes.
 * What is pressed elsewhere, with another key held down or to compose a letter is not for it.
 * `isLoading`: what is offered does not belong to what was typed yet, so that Enter neither takes nor sends anything.
 */
export function useChoiceKeys<Item>(
  items: readonly Item[],
  { onTake, onClose, isLoading = false }: { onTake(item: Item): void; onClose(): void; isLoading?: boolean },
): number {
  const [at, setAt] = useState(0);
  const index = Math.max(0, Math.min(at, items.length - 1));
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const isHeld = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey;
      if (isHeld || event.isComposing || !(event.target instanceof HTMLTextAreaElement)) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const isTaken = event.key === 'Enter' || event.key === 'Tab';
      const chosen = items[index];
      if (event.key === 'Escape') onClose();
      else if (isTaken && isLoading) {
        // It will be there in a moment.
      } else if (!chosen) return;
      else if (step !== undefined) setAt((index + step + items.length) % items.length);
      else if (isTaken) onTake(chosen);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [items, index, isLoading, onTake, onClose]);
  return index;
}
