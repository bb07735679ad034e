export { BusinessSettings } from './business-settings.tsx';
export { SettingsMenu } from './settings-menu.tsx';
export { SettingsPage } from './settings-page.tsx';
