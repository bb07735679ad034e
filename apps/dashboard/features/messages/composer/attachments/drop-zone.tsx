import { Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';

/** Accepts files dropped anywhere on the conversation, and highlights the drop target while dragging. */
export function DropZone({ isOpen, onFiles }: { isOpen: boolean; onFiles(files: readonly File[]): void }) {
  const t = useTranslations('composer');
  const place = useRef<HTMLSpanElement>(null);
  const [area, setArea] = useState<HTMLElement>();
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const section = place.current?.closest('section') ?? undefined;
    setArea(section);
    if (!section || !isOpen) return;
    // `dragenter` and `dragleave` also fire for every child, so they are counted.
    let depth = 0;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onEnter = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent) => holdsFiles(event) && event.preventDefault();
    const onDrop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: onEnter, dragleave: onLeave, dragover: onOver, drop: onDrop } as const;
    const each = Object.entries(listeners) as [string, EventListener][];
    for (const [name, listener] of each) section.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of each) section.removeEventListener(name, listener);
    };
  }, [isOpen]);
  return (
    <>
      <span ref={place} hidden />
      {isOver &&
        area &&
        createPortal(
          <div className="pointer-events-none absolute inset-2 z-30 flex flex-col items-center justify-center gap-2 rounded-2xl border-2 border-accent border-dashed bg-accent-soft/90 font-medium text-accent">
            <Upload size={32} aria-hidden="true" />
            {t('drop')}
          </div>,
          area,
        )}
    </>
  );
}
