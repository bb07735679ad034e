export { BusinessSettings } from './business-settings.tsx';
export { sectionsFor } from './sections.ts';
export { SettingsMenu } from './settings-menu.tsx';
export { SettingsPage } from './settings-page.tsx';
