/** The selection in a text. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

const marks = { b: '*', i: '_', 'shift+x': '~', e: '```' } as const;

/** WhatsApp's formatting marker for this key when pressed with Ctrl or Cmd. */
export function markOf(key: string, isShift: boolean): string | undefined {
  const name = `${isShift ? 'shift+' : ''}${key.toLowerCase()}`;
  return name in marks ? marks[name as keyof typeof marks] : undefined;
}

/** Wraps the selection in markers, or removes them if present; the selection is kept. */
export function toggleMark({ text, start, end }: Selected, mark: string): Selected {
  const size = mark.length;
  const before = text.slice(0, start);
  const inner = text.slice(start, end);
  const after = text.slice(end);
  if (before.endsWith(mark) && after.startsWith(mark)) {
    const opened = before.slice(0, -size);
    return { text: opened + inner + after.slice(size), start: start - size, end: end - size };
  }
  return { text: before + mark + inner + mark + after, start: start + size, end: end + size };
}

/** Replaces the selection; the caret is placed after the inserted text. */
export function insertAt({ text, start, end }: Selected, what: string): Selected {
  const at = start + what.length;
  return { text: text.slice(0, start) + what + text.slice(end), start: at, end: at };
}
