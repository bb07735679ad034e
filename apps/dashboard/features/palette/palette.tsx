import { Command } from 'cmdk';
import {
  type LucideIcon,
  MessageSquareQuote,
  MessageSquareText,
  Smartphone,
  Tag,
  UserRound,
  Users,
  UsersRound,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { commandGroups, keysFor, useCommandList } from '../../lib/keyboard/commands.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { offerCannedResponse } from '../messages/index.ts';
import { iconOf } from './command-icons.ts';
import { type FoundRecord, useRecords } from './use-records.ts';

const kinds = ['conversations', 'responses', 'contacts', 'members', 'teams', 'sessions', 'tags'] as const;
const kindIcons: Record<FoundRecord['kind'], LucideIcon> = {
  conversations: MessageSquareText,
  responses: MessageSquareQuote,
  contacts: UserRound,
  members: Users,
  teams: UsersRound,
  sessions: Smartphone,
  tags: Tag,
};
const inConversation = ['conversation', 'composer', 'list', 'general'] as const;

/**
 * The command palette: available commands, those of the open conversation first, canned responses for its reply,
 * contacts and their conversations, members, sessions and tags.
 */
export default function Palette({ onClose }: { onClose(): void }) {
  const t = useTranslations();
  const commands = useCommandList((list) => list.commands).filter(({ id }) => id !== 'palette');
  const [ownKeys] = useOwnPreference('keys');
  const router = useRouter();
  const [words, setWords] = useState('');
  const openId = new URLSearchParams(location.search).get('conversation') ?? undefined;
  const reply = openId === undefined ? undefined : commands.find(({ id }) => id === 'composer.reply');
  const records = useRecords(words, { hasReply: reply !== undefined });
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
      label={t('palette.title')}
      overlayClassName="fixed inset-0 z-40 bg-black/40"
      contentClassName="fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-xl rounded-2xl border border-line bg-raised p-2 shadow-2xl"
    >
      <Command.Input
        dir="auto"
        value={words}
        onValueChange={setWords}
        placeholder={t('palette.placeholder')}
        className="min-h-11 w-full border-line border-b bg-transparent px-3 outline-none! placeholder:text-muted"
      />
      <Command.List className="max-h-[60vh] overflow-y-auto pt-1">
        <Command.Empty className="p-4 text-center text-muted">{t('palette.none')}</Command.Empty>
        {kinds.map((kind) => {
          const found = records.filter((record) => record.kind === kind);
          return found.length === 0 ? null : (
            <Command.Group key={kind} heading={t(`palette.${kind}`)} className={heading}>
              {found.map(({ id, name, detail, href, shortcut }) => (
                // The search words are part of the value: the server's matches may not contain them visibly,
                // and must not be filtered out.
                <Command.Item
                  key={id}
                  value={`${words.replaceAll(':', ' ')} ${name} ${id}`}
                  onSelect={run(() => {
                    if (shortcut === undefined || openId === undefined) return router.push(href);
                    offerCannedResponse(openId, shortcut);
                    reply?.run();
                  })}
                  className={item}
                >
                  <Icon of={kindIcons[kind]} />
                  <bdi className="truncate">{name}</bdi>
                  <bdi className="shrink-0 text-muted text-sm">{detail}</bdi>
                </Command.Item>
              ))}
            </Command.Group>
          );
        })}
        {(openId === undefined ? commandGroups : inConversation).map((group) => {
          const found = commands.filter((command) => command.group === group);
          return found.length === 0 ? null : (
            <Command.Group key={group} heading={t(`keyboard.${group}`)} className={heading}>
              {found.map((command) => (
                <Command.Item
                  key={command.id}
                  value={`${command.label} ${command.id}`}
                  onSelect={run(command.run)}
                  className={item}
                >
                  <Icon of={iconOf(command)} />
                  <span dir="auto" className="grow [text-align:-webkit-match-parent]">
                    {command.label}
                  </span>
                  <Kbd chord={keysFor(command, ownKeys)} />
                </Command.Item>
              ))}
            </Command.Group>
          );
        })}
      </Command.List>
    </Command.Dialog>
  );
}

function Icon({ of: Picture }: { of: LucideIcon }) {
  return <Picture size={18} aria-hidden="true" className="shrink-0 text-muted" />;
}

/** 1 if every search word is the prefix of a word in the value, otherwise 0. */
function matches(value: string, typed: string): number {
  const words = value.toLocaleLowerCase().split(/[\s:.]+/);
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((start) => words.some((word) => word.startsWith(start))) ? 1 : 0;
}
