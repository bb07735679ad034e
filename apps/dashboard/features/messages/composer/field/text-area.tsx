import { LayoutTemplate } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { Button } from '../../../../ui/button.tsx';
import { changeDraft } from '../drafts.ts';
import type { ComposerState } from '../use-composer.ts';
import { markOf } from './formatting.ts';
import type { Field } from './use-field.ts';

const MAX_PX = 220;

/**
 * The text field. Enter sends, Shift+Enter inserts a line break, Ctrl+Enter sends and resolves; on touch
 * devices Enter inserts a line break.
 */
export function TextArea({
  state: { draft, isNoteOnly, canWrite, canReply, submit },
  field,
  conversationId,
  onType,
  onFiles,
  onTemplate,
}: {
  state: ComposerState;
  field: Field;
  conversationId: string;
  /** Called with the text whenever it changes. */
  onType(text: string): void;
  onFiles(files: readonly File[]): void;
  onTemplate(): void;
}) {
  const t = useTranslations('composer');
  const { text, kind } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height depends on the text.
  useLayoutEffect(() => {
    const area = field.ref.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${Math.min(MAX_PX, area.scrollHeight)}px`;
  }, [text, kind]);
  if (kind === 'text' && isNoteOnly && text === '')
    return <p className="px-3 py-2 text-muted text-sm">{t('noteOnly')}</p>;
  if (kind === 'text' && !canReply && !canWrite && text === '')
    return (
      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <p className="grow text-muted text-sm">{t('closedHint')}</p>
        <Button variant="outline" onClick={onTemplate} className="min-h-11">
          <LayoutTemplate size={18} />
          {t('template')}
        </Button>
      </div>
    );

  function onKeyDown(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
    // During IME composition all keys belong to the input method.
    if (event.nativeEvent.isComposing) return;
    const isMod = event.ctrlKey || event.metaKey;
    const mark = isMod && !event.altKey ? markOf(event.key, event.shiftKey) : undefined;
    if (mark) {
      event.preventDefault();
      field.toggle(mark);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      if (!isMod && matchMedia('(pointer: coarse)').matches) return;
      event.preventDefault();
      submit(isMod && kind === 'text' ? { andResolve: true } : {});
    }
  }
  return (
    <textarea
      ref={field.ref}
      dir="auto"
      rows={1}
      aria-label={t('label')}
      placeholder={t(kind === 'note' ? 'notePlaceholder' : 'placeholder')}
      value={text}
      readOnly={!canWrite}
      onChange={(event) => {
        field.setCaret(event.target.selectionEnd);
        changeDraft(conversationId, { text: event.target.value });
        onType(event.target.value);
      }}
      onSelect={(event) => field.setCaret(event.currentTarget.selectionEnd)}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0) return;
        event.preventDefault();
        onFiles(files);
      }}
      onKeyDown={onKeyDown}
      className="block min-h-11 w-full min-w-0 placeholder-shown:overflow-hidden placeholder-shown:text-ellipsis placeholder-shown:whitespace-nowrap resize-none bg-transparent px-3 py-2.5 outline-none! placeholder:text-muted read-only:opacity-60"
    />
  );
}
