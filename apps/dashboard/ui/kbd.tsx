import type { Chord } from '../lib/keyboard/chords.ts';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: '⇧',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
};

/** A shortcut rendered as keycaps. */
export function Kbd({ chord }: { chord: Chord }) {
  if (chord === '') return null;
  return (
    <kbd dir="ltr" className="inline-flex gap-1 font-sans text-muted text-xs">
      {chord.split(/\+(?=.)/).map((key) => (
        <span key={key} className="min-w-5 rounded border border-line bg-sunken px-1 text-center uppercase">
          {names[key] ?? key}
        </span>
      ))}
    </kbd>
  );
}
