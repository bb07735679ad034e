export { KeyboardSettings } from './keyboard-settings.tsx';
export { KeyboardSheet } from './sheet.lazy.ts';
export { useTableCommands } from './table.ts';
