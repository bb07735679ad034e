import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { chordOf } from '../../lib/keyboard/chords.ts';
import { commandGroups, keysFor } from '../../lib/keyboard/commands.ts';
import { useOwnPreference } from '../../lib/login/own-preferences.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ErrorMessage } from '../../ui/feedback/error-message.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useShortcutList } from './use-shortcut-list.ts';

/** Settings page that remaps keyboard shortcuts. */
export function KeyboardSettings() {
  const t = useTranslations('keyboard');
  const table = useShortcutList();
  const [ownKeys = {}, setOwnKeys] = useOwnPreference('keys');
  const [error, setError] = useState<unknown>();
  const keep = (keys: Record<string, string>) => {
    setError(undefined);
    setOwnKeys(keys).catch(setError);
  };
  const isChanged = Object.keys(ownKeys).length > 0;
  return (
    <>
      <p className="text-muted">{t('text')}</p>
      <ErrorMessage error={error} />
      {commandGroups.map((group) => {
        const commands = table.filter((command) => command.group === group);
        return commands.length === 0 ? null : (
          <section key={group} aria-label={t(group)}>
            <h2 className="pb-1 font-semibold">{t(group)}</h2>
            <ul className="rounded-2xl border border-line bg-surface">
              {commands.map((command) => (
                <Line
                  key={command.id}
                  label={command.label}
                  chord={keysFor(command, ownKeys)}
                  isOwn={command.id in ownKeys}
                  takenBy={(chord) =>
                    table.find((it) => it.id !== command.id && keysFor(it, ownKeys) === chord)?.label
                  }
                  onChord={(chord) => keep({ ...ownKeys, [command.id]: chord })}
                  onReset={() => {
                    const { [command.id]: _, ...rest } = ownKeys;
                    keep(rest);
                  }}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {isChanged && (
        <Button variant="outline" onClick={() => keep({})} className="self-start">
          {t('resetAll')}
        </Button>
      )}
    </>
  );
}

function Line({
  label,
  chord,
  isOwn,
  takenBy,
  onChord,
  onReset,
}: {
  label: string;
  chord: string;
  isOwn: boolean;
  takenBy(chord: string): string | undefined;
  onChord(chord: string): void;
  onReset(): void;
}) {
  const t = useTranslations('keyboard');
  const [isListening, setListening] = useState(false);
  const [problem, setProblem] = useState<string>();

  function onKeyDown(event: KeyboardEvent): void {
    if (!isListening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const pressed = chordOf(event.nativeEvent);
    if (pressed === undefined) return;
    const other = takenBy(pressed);
    if (other !== undefined) {
      setProblem(t('taken', { label: other }));
      return;
    }
    setListening(false);
    setProblem(undefined);
    onChord(pressed);
  }
  return (
    <li className="border-line border-b px-3 py-1 last:border-0">
      <div className="flex min-h-11 flex-wrap items-center gap-2">
        <span className="grow max-sm:basis-full">{label}</span>
        <button
          type="button"
          aria-pressed={isListening}
          onClick={() => setListening(true)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setListening(false);
            setProblem(undefined);
          }}
          className="min-h-10 min-w-24 rounded-lg border border-line px-3 text-sm aria-pressed:border-accent"
        >
          {isListening ? t('press') : chord === '' ? t('clear') : <Kbd chord={chord} />}
          <span className="sr-only">{t('remap', { label })}</span>
        </button>
        {chord !== '' && (
          <Button variant="quiet" onClick={() => onChord('')} className="text-muted text-sm">
            {t('clear')}
          </Button>
        )}
        <IconButton label={t('reset')} disabled={!isOwn} onClick={onReset}>
          <RotateCcw size={17} />
        </IconButton>
      </div>
      {problem && (
        <p role="alert" className="pb-1 text-danger text-sm">
          {problem}
        </p>
      )}
    </li>
  );
}
