import { create } from 'zustand';
import { useMedia } from '../../../lib/hooks/use-media.ts';
import { setCookie } from '../../../lib/preferences.ts';

/** Where labels are shown unless the user chose otherwise; the same as in globals.css. */
const WIDE = '(width >= 70rem)';

const useChoice = create(() => ({ choice: renderedChoice() }));

function renderedChoice(): string {
  return typeof document === 'undefined' ? '' : (document.documentElement.dataset.sidebar ?? '');
}

/**
 * Whether the sidebar shows labels, and a function that changes it for this browser. Choosing what is the
 * default at this width returns to the default, so that a narrower window is collapsed again.
 */
export function useSidebarLabels(): [hasLabels: boolean, toggle: () => void] {
  const isWide = useMedia(WIDE);
  const { choice } = useChoice();
  const hasLabels = choice === '' ? isWide : choice === 'labels';
  function toggle(): void {
    const next = hasLabels === isWide ? (isWide ? 'icons' : 'labels') : '';
    if (next === '') delete document.documentElement.dataset.sidebar;
    else document.documentElement.dataset.sidebar = next;
    setCookie('sidebar', next);
    useChoice.setState({ choice: next });
  }
  return [hasLabels, toggle];
}
