import { useTranslations } from '../../../../lib/intl/use-translations.ts';
import { planMessages, textLimit } from '../plan-messages.ts';
import type { ComposerState } from '../use-composer.ts';

const NEAR = 200;

/** The remaining characters when few are left, and what happens beyond the limit. */
export default function Counter({
  state: { draft, files, capabilities, noteLeft },
}: {
  state: ComposerState;
}) {
  const t = useTranslations('composer');
  const limit = textLimit(capabilities);
  const left = draft.kind === 'note' ? noteLeft : limit - draft.text.trim().length;
  if (left > NEAR) return null;
  const count = draft.kind === 'note' ? 1 : planMessages(draft.text, files, capabilities).length;
  const isOver = left < 0;
  const text = !isOver
    ? t('left', { count: left })
    : draft.kind === 'note'
      ? t('over', { count: -left })
      : t('split', { count, limit });
  return (
    <p role="status" className={`px-3 pb-1 text-end text-xs ${isOver ? 'text-warn' : 'text-muted'}`}>
      {text}
    </p>
  );
}
