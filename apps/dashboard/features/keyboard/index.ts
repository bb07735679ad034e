export { KeyboardSettings } from './keyboard-settings.tsx';
export { listShortcuts } from './list-shortcuts.ts';
export { KeyboardSheet } from './sheet.lazy.ts';
