'use client';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';
import { About } from '../../../../features/shell/about.tsx';

export default function AboutSettings() {
  return <SettingsPage section="about">{() => <About />}</SettingsPage>;
}
