/** A key with its modifiers, such as `j`, `?`, `mod+k` or `shift+Enter`. `mod` is Ctrl, or Cmd on a Mac. */
export type Chord = string;

interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const modifiers = [
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
];
/** The question mark and comma of Arabic keyboards. */
const latinPunctuation: Record<string, string> = { '؟': '?', '،': ',', '؛': ';' };

/**
 * The chord of a keyboard event, independent of the layout: a Latin letter counts by its character (AZERTY's
 * A is `a`), a letter of another script by its physical key (Arabic م is `l`), a symbol by itself. Undefined
 * if only a modifier key is pressed.
 */
export function chordOf(press: KeyPress): Chord | undefined {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (modifiers.includes(key)) return undefined;
  const name = keyName(key, code);
  const isSymbol = name.length === 1 && !/[a-z0-9]/.test(name);
  return [
    ctrlKey || metaKey ? 'mod' : '',
    altKey && !isSymbol ? 'alt' : '',
    // For symbols, Shift is already part of the character.
    shiftKey && !isSymbol ? 'shift' : '',
    name,
  ]
    .filter(Boolean)
    .join('+');
}

function keyName(key: string, code: string): string {
  if (key === ' ') return 'Space';
  const symbol = latinPunctuation[key] ?? key;
  if (symbol.length > 1) return /^\p{L}{2}$/u.test(symbol) ? physicalKey(code) : symbol;
  if (/[a-z]/i.test(symbol)) return symbol.toLowerCase();
  // AZERTY's top row types digits only with Shift: use the physical key there.
  if (/\p{L}/u.test(symbol) || /^Digit/.test(code)) return physicalKey(code) || symbol.toLowerCase();
  return symbol;
}

/** The Latin letter of this physical key. */
function physicalKey(code: string): string {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? '';
}

/** Whether the event belongs to a field or an open dialog, and therefore must not trigger shortcuts. */
export function isTextInput(event: KeyboardEvent, chord: Chord): boolean {
  // A modal dialog blocks the page below it even when it has lost the focus; Escape belongs to the dialog.
  if (document.querySelector('dialog[open]')) return true;
  if (chord.startsWith('mod+')) return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const isField = target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select');
  return isField || target.closest('dialog, [role=dialog], [role=menu], [role=listbox]') !== null;
}
