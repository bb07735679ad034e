'use client';
import { KeyboardSettings } from '../../../../features/keyboard/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function Page() {
  return <SettingsPage section="keyboard">{() => <KeyboardSettings />}</SettingsPage>;
}
