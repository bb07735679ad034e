import { useRef, useState } from 'react';
import { changeDraft, loadDraft } from '../drafts.ts';
import { insertAt, type Selected, toggleMark } from './formatting.ts';

/** The text field of a draft: its selection, and edits from outside that preserve the caret. */
export function useField(conversationId: string) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);

  function selected(): Selected {
    const { text } = loadDraft(conversationId);
    const { selectionStart: start = text.length, selectionEnd: end = text.length } = ref.current ?? {};
    return { text, start, end };
  }
  function put({ text, start, end }: Selected, isFocused = true): void {
    changeDraft(conversationId, { text });
    setCaret(end);
    requestAnimationFrame(() => {
      if (isFocused) ref.current?.focus();
      ref.current?.setSelectionRange(start, end);
    });
  }
  return {
    ref,
    /** The caret position at the last change. */
    caret,
    setCaret,
    /** The focus is not moved, so several can be inserted in a row. */
    insert: (what: string) => put(insertAt(selected(), what), false),
    /** Replaces the text from this index to the caret. */
    replaceFrom: (from: number, what: string) => {
      const { text, end } = selected();
      put(insertAt({ text, start: from, end }, what));
    },
    toggle: (mark: string) => put(toggleMark(selected(), mark)),
  };
}
export type Field = ReturnType<typeof useField>;
