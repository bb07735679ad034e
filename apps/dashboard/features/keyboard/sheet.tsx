import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { commandGroups, keysFor } from '../../lib/keyboard/commands.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useShortcutList } from './use-shortcut-list.ts';

/** All shortcuts, including the user's own key bindings. */
export default function KeyboardSheet({ onClose }: { onClose(): void }) {
  const t = useTranslations('keyboard');
  const table = useShortcutList();
  const [ownKeys] = useOwnPreference('keys');
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase();
  const found = table.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <input
        type="text"
        dir="auto"
        aria-label={t('find')}
        placeholder={t('find')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className="min-h-11 rounded-lg border border-line bg-surface px-3 placeholder:text-muted"
      />
      <div className="max-h-[60vh] overflow-y-auto">
        {found.length === 0 && <p className="p-3 text-muted">{t('none')}</p>}
        {commandGroups.map((group) => {
          const commands = found.filter((command) => command.group === group);
          return commands.length === 0 ? null : (
            <section key={group} aria-label={t(group)} className="pb-3">
              <h3 className="py-1 font-medium text-muted text-sm">{t(group)}</h3>
              <dl>
                {commands.map((command) => (
                  <div key={command.id} className="flex min-h-9 items-center gap-3 border-line border-b">
                    <dt className="grow">{command.label}</dt>
                    <dd>
                      <Kbd chord={keysFor(command, ownKeys)} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <Link href="/settings/keyboard" onClick={onClose} className="self-start text-accent underline">
        {t('change')}
      </Link>
    </Dialog>
  );
}
