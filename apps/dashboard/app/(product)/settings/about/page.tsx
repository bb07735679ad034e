'use client';
import { About } from '../../../../features/public/index.ts';
import { SettingsPage } from '../../../../features/settings/index.ts';

export default function AboutSettings() {
  return <SettingsPage section="about">{() => <About />}</SettingsPage>;
}
