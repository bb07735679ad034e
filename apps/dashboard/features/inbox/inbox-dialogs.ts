import { create } from 'zustand';

/** A question about some conversations that waits for an answer. */
export interface Question {
  name: 'assign' | 'snooze' | 'tag' | 'macro';
  ids: readonly string[];
}

/** Which question is open: asked by a key, a button or the palette, answered in one place. */
export const useDialog = create<{
  question: Question | undefined;
  open(question: Question): void;
  close(): void;
}>((set) => ({
  question: undefined,
  open: (question) => set({ question }),
  close: () => set({ question: undefined }),
}));
