import { create } from 'zustand';

/** A dialog that asks something about one or more conversations. */
export interface Question {
  name: 'assign' | 'snooze' | 'tag' | 'macro';
  ids: readonly string[];
}

/** Which dialog is open. Shortcuts, buttons and the palette set it; one component renders it. */
export const useDialog = create<{
  question: Question | undefined;
  open(question: Question): void;
  close(): void;
}>((set) => ({
  question: undefined,
  open: (question) => set({ question }),
  close: () => set({ question: undefined }),
}));
