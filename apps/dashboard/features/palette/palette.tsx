import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { keysFor, useCommandList } from '../../lib/keyboard/commands.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useRecords } from './use-records.ts';

const kinds = ['conversations', 'contacts', 'members', 'teams', 'sessions', 'tags'] as const;

/** The command palette: available commands, contacts and their conversations, members, sessions and tags. */
export default function Palette({ onClose }: { onClose(): void }) {
  const t = useTranslations('palette');
  const commands = useCommandList((list) => list.commands).filter(({ id }) => id !== 'palette');
  const [ownKeys] = useOwnPreference('keys');
  const router = useRouter();
  const [words, setWords] = useState('');
  const records = useRecords(words);
  const run = (act: () => void) => () => {
    onClose();
    act();
  };
  const item =
    'flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-3 data-[selected=true]:bg-sunken';
  const heading =
    '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs';
  return (
    <Command.Dialog
      open
      filter={matches}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      label={t('title')}
      overlayClassName="fixed inset-0 z-40 bg-black/40"
      contentClassName="fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-xl rounded-2xl border border-line bg-raised p-2 shadow-2xl"
    >
      <Command.Input
        dir="auto"
        value={words}
        onValueChange={setWords}
        placeholder={t('placeholder')}
        className="min-h-11 w-full rounded-lg bg-transparent px-3 outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-[60vh] overflow-y-auto">
        <Command.Empty className="p-4 text-center text-muted">{t('none')}</Command.Empty>
        {kinds.map((kind) => {
          const found = records.filter((record) => record.kind === kind);
          return found.length === 0 ? null : (
            <Command.Group key={kind} heading={t(kind)} className={heading}>
              {found.map(({ id, name, detail, href }) => (
                // The search words are part of the value: the server's matches may not contain them visibly,
                // and must not be filtered out.
                <Command.Item
                  key={id}
                  value={`${words.replaceAll(':', ' ')} ${name} ${id}`}
                  onSelect={run(() => router.push(href))}
                  className={item}
                >
                  <bdi className="truncate">{name}</bdi>
                  <bdi className="shrink-0 text-muted text-sm">{detail}</bdi>
                </Command.Item>
              ))}
            </Command.Group>
          );
        })}
        <Command.Group heading={t('actions')} className={heading}>
          {commands.map((command) => (
            <Command.Item
              key={command.id}
              value={`${command.label} ${command.id}`}
              onSelect={run(command.run)}
              className={item}
            >
              <span className="grow">{command.label}</span>
              <Kbd chord={keysFor(command, ownKeys)} />
            </Command.Item>
          ))}
        </Command.Group>
      </Command.List>
    </Command.Dialog>
  );
}

/** 1 if every search word is the prefix of a word in the value, otherwise 0. */
function matches(value: string, typed: string): number {
  const words = value.toLocaleLowerCase().split(/[\s:.]+/);
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((start) => words.some((word) => word.startsWith(start))) ? 1 : 0;
}
