/** A key with what is held down with it, for example `j`, `?`, `mod+k`, `shift+Enter`. `mod` is Ctrl, and Cmd on a Mac. */
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
const sameSign: Record<string, string> = { '؟': '?', '،': ',', '؛': ';' };

/**
 * What was pressed, the same on every keyboard: a Latin letter counts by what is printed on the key (so AZERTY's A is A),
 * a letter of another alphabet by its place (so Arabic's م is the L of that key), a sign by itself. Undefined for keys that only hold.
 */
export function chordOf(press: KeyPress): Chord | undefined {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (modifiers.includes(key)) return undefined;
  const name = nameOf(key, code);
  const isSign = name.length === 1 && !/[a-z0-9]/.test(name);
  return [
    ctrlKey || metaKey ? 'mod' : '',
    altKey && !isSign ? 'alt' : '',
    // Shift is part of the sign it makes.
    shiftKey && !isSign ? 'shift' : '',
    name,
  ]
    .filter(Boolean)
    .join('+');
}

function nameOf(key: string, code: string): string {
  if (key === ' ') return 'Space';
  const sign = sameSign[key] ?? key;
  if (sign.length > 1) return /^\p{L}{2}$/u.test(sign) ? placeOf(code) : sign;
  if (/[a-z]/i.test(sign)) return sign.toLowerCase();
  // The upper row of AZERTY writes digits only with Shift: there its place counts.
  if (/\p{L}/u.test(sign) || /^Digit/.test(code)) return placeOf(code) || sign.toLowerCase();
  return sign;
}

/** The letter of this place on a Latin keyboard. */
function placeOf(code: string): string {
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? '';
}

/** Whether this belongs to a field or an open dialog and not to us. */
export function isForText(event: KeyboardEvent, chord: Chord): boolean {
  // What is under a dialog cannot be reached, also when the dialog has lost the focus: Escape is its own.
  if (document.querySelector('dialog[open]')) return true;
  if (chord.startsWith('mod+')) return false;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const isField = target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select');
  return isField || target.closest('dialog, [role=dialog], [role=menu], [role=listbox]') !== null;
}
