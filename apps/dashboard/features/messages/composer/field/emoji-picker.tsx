import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { type EmojiGroup, emojiGroups, recentEmoji, rememberEmoji } from './emoji.ts';

const COLUMNS = 8;
const groups = Object.keys(emojiGroups) as EmojiGroup[];

/** An emoji picker. Arrows move, Enter inserts and keeps it open, Escape closes. */
export default function EmojiPicker({
  onSelect,
  onClose,
}: {
  onSelect(emoji: string): void;
  onClose(): void;
}) {
  const t = useTranslations('emoji');
  const [recent] = useState(recentEmoji);
  const [group, setGroup] = useState<EmojiGroup | 'recent'>(recent.length > 0 ? 'recent' : 'smileys');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const shown = group === 'recent' ? recent : emojiGroups[group];
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    box.current?.querySelector<HTMLButtonElement>('[data-emoji]')?.focus();
    const onOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.parentElement?.contains(target)) close.current();
    };
    document.addEventListener('pointerdown', onOutside);
    return () => document.removeEventListener('pointerdown', onOutside);
  }, []);

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
      return;
    }
    const isRtl = document.dir === 'rtl';
    const steps: Record<string, number> = {
      ArrowRight: isRtl ? -1 : 1,
      ArrowLeft: isRtl ? 1 : -1,
      ArrowDown: COLUMNS,
      ArrowUp: -COLUMNS,
    };
    const step = steps[event.key];
    if (step === undefined || !(event.target as HTMLElement).matches('[data-emoji]')) return;
    event.preventDefault();
    const next = Math.min(shown.length - 1, Math.max(0, at + step));
    setAt(next);
    box.current?.querySelectorAll<HTMLButtonElement>('[data-emoji]')[next]?.focus();
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields.
    <div
      ref={box}
      role="group"
      aria-label={t('title')}
      onKeyDown={onKey}
      className="absolute start-2 bottom-full z-20 w-[min(24rem,calc(100%-1rem))] rounded-2xl border border-line bg-raised p-2 shadow-xl"
    >
      <div className="flex gap-1 overflow-x-auto pb-2">
        {[...(recent.length > 0 ? (['recent'] as const) : []), ...groups].map((name) => (
          <button
            key={name}
            type="button"
            aria-label={t(name)}
            title={t(name)}
            aria-pressed={name === group}
            onClick={() => {
              setGroup(name);
              setAt(0);
            }}
            className="min-h-10 min-w-10 shrink-0 rounded-lg text-xl aria-pressed:bg-sunken"
          >
            {name === 'recent' ? '🕘' : emojiGroups[name][0]}
          </button>
        ))}
      </div>
      <div className="grid max-h-60 grid-cols-8 overflow-y-auto">
        {shown.map((emoji, i) => (
          <button
            key={emoji}
            type="button"
            data-emoji
            tabIndex={i === at ? 0 : -1}
            onFocus={() => setAt(i)}
            onClick={() => {
              rememberEmoji(emoji);
              onSelect(emoji);
            }}
            className="flex min-h-11 items-center justify-center rounded-lg text-2xl hover:bg-sunken"
          >
            {emoji}
          </button>
        ))}
      </div>
    </div>
  );
}
