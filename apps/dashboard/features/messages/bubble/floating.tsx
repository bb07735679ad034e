import { type ComponentProps, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

const GAP_PX = 6;
const EDGE_PX = 8;

/**
 * A popover anchored to an element, hidden while the anchor is not visible; closes on Escape or a click
 * outside.
 */
export function Floating({
  anchor,
  onClose,
  ...rest
}: ComponentProps<'div'> & { anchor: RefObject<HTMLElement | null>; onClose(): void }) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !anchor.current) return;
    element.showPopover();
    place(element, anchor.current);
  }, [anchor]);
  useEffect(() => {
    const leave = new AbortController();
    const { signal } = leave;
    const end = () => close.current();
    // The anchor also moves without user input: the conversation scrolls when a message arrives.
    const follow = () => {
      const [element, position] = [box.current, anchor.current];
      if (!element || !position) return;
      place(element, position);
      element.style.visibility = isInSight(position) ? 'visible' : 'hidden';
    };
    addEventListener('scroll', follow, { capture: true, signal });
    addEventListener('resize', end, { signal });
    addEventListener('keydown', (event) => event.key === 'Escape' && end(), { signal });
    addEventListener(
      'pointerdown',
      ({ target }) => {
        const isInside = [box.current, anchor.current].some((it) => it?.contains(target as Node));
        if (!isInside) end();
      },
      { capture: true, signal },
    );
    return () => leave.abort();
  }, [anchor]);
  return (
    <div
      ref={box}
      popover="manual"
      {...rest}
      className="fixed inset-auto m-0 max-w-[calc(100vw-1rem)] rounded-xl border border-line bg-raised p-2 text-ink shadow-lg"
    />
  );
}

function place(element: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const above = at.top - height - GAP_PX;
  const left = at.left + at.width / 2 - width / 2;
  element.style.top = `${above >= EDGE_PX ? above : at.bottom + GAP_PX}px`;
  element.style.left = `${Math.max(EDGE_PX, Math.min(left, innerWidth - width - EDGE_PX))}px`;
}

/** Whether the centre of the element is visible and not covered by another element. */
function isInSight(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return seen !== null && (element.contains(seen) || seen.contains(element));
}
