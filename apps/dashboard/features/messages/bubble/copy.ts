import { showToast } from '../../../ui/feedback/toast.tsx';

/** Copies a text to the clipboard and shows a toast. */
export async function copy(text: string, done: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  showToast(done);
}
