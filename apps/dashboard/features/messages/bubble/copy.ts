import { showToast } from '../../../ui/toast.tsx';

/** Puts a text on the clipboard and says so. */
export async function copy(text: string, done: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  showToast(done);
}
