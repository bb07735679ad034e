export { ownNames, Preferences, themes } from './appearance-menus.tsx';
export { chooseLooks } from './change-appearance.ts';
