export { ownNames, Preferences, themes, useAppearanceItems } from './appearance-menus.tsx';
export { changeAppearance } from './change-appearance.ts';
