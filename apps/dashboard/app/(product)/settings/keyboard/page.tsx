'use client';
import { KeyboardSettings } from '../../../../features/keyboard/keyboard-settings.tsx';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';

export default function Page() {
  return <SettingsPage section="keyboard">{() => <KeyboardSettings />}</SettingsPage>;
}
