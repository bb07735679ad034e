'use client';
import { SettingsPage } from '../../../../features/settings/index.ts';
import { TagsPage } from '../../../../features/tags/index.ts';

export default function Page() {
  return <SettingsPage section="tags">{(login) => <TagsPage role={login.role} />}</SettingsPage>;
}
