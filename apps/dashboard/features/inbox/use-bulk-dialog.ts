import { create } from 'zustand';

/** A dialog that asks something about one or more conversations. */
export interface BulkDialog {
  name: 'assign' | 'snooze' | 'tag' | 'macro';
  ids: readonly string[];
}

/** Which dialog is open. Shortcuts, buttons and the palette set it; one component renders it. */
export const useBulkDialog = create<{
  dialog: BulkDialog | undefined;
  open(dialog: BulkDialog): void;
  close(): void;
}>((set) => ({
  dialog: undefined,
  open: (dialog) => set({ dialog }),
  close: () => set({ dialog: undefined }),
}));
