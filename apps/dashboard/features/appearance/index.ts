export { ownNames, Preferences, themes } from './appearance-menus.tsx';
export { changeAppearance } from './change-appearance.ts';
