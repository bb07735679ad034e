import { useRef, useState } from 'react';
import { changeDraft, loadDraft } from '../drafts.ts';
import { insertAt, type Selected, toggleMark } from './formatting.ts';

/** The field of a draft: what is selected in it, and how it is changed from outside with the caret kept in its place. */
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
    /** Where the caret was when anything last changed. */
    caret,
    setCaret,
    /** The focus stays where it is: several may be put in. */
    insert: (what: string) => put(insertAt(selected(), what), false),
    /** Puts this in place of everything from here to the caret. */
    replaceFrom: (from: number, what: string) => {
      const { text, end } = selected();
      put(insertAt({ text, start: from, end }, what));
    },
    toggle: (mark: string) => put(toggleMark(selected(), mark)),
  };
}
export type Field = ReturnType<typeof useField>;
