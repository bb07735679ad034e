'use client';
import { SettingsPage } from '../../../../features/settings/settings-page.tsx';
import { TagsPage } from '../../../../features/tags/tags-page.tsx';

export default function Page() {
  return <SettingsPage section="tags">{(login) => <TagsPage role={login.role} />}</SettingsPage>;
}
