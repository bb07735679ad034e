import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from '../../lib/intl/use-translations.ts';
import { errorParams, useErrorText } from '../../lib/problems.ts';
import { showToast } from '../../ui/feedback/toast.tsx';
import { setConversationData, undoChanges } from '../conversations/index.ts';
import { type MacroRun, macroOutbox, type RunRequest } from './macro-outbox.ts';
import type { Macro } from './use-macros.ts';

/** The maximum number of conversations per request; each request succeeds or fails as a whole. */
const MAX_PER_REQUEST = 200;

/**
 * Runs a macro on conversations and shows a toast, with undo for what can be undone. If a step fails, the
 * toast includes it.
 */
export function useRunMacro(): (macro: Macro, ids: readonly string[]) => Promise<void> {
  const t = useTranslations('macros');
  const client = useQueryClient();
  const errorText = useErrorText();
  const showError = (error: unknown) => showToast(errorText(error), { variant: 'error' });
  return async ({ id, name }, ids) => {
    const changed: MacroRun['changed'] = [];
    let count = 0;
    try {
      for (let from = 0; from < ids.length; from += MAX_PER_REQUEST) {
        const run = await ask(id, ids.slice(from, from + MAX_PER_REQUEST));
        setConversationData(client, run.changed);
        changed.push(...run.changed);
        count += run.messageIds.length;
      }
      const undo = changed.length > 0 ? () => void undoChanges(client, changed).catch(showError) : undefined;
      showToast(t(count > 0 ? 'doneWritten' : 'done', { name, count }), {
        ...(undo && { undo }),
      });
    } catch (error) {
      const { step } = errorParams(error);
      const reason = errorText(error);
      showToast(typeof step !== 'number' ? reason : t('refused', { name, step, reason }), {
        variant: 'error',
      });
    }
  };
}

function ask(macroId: string, conversationIds: readonly string[]): Promise<MacroRun> {
  const sendQueue = conversationIds.length === 1 ? (conversationIds[0] ?? '') : 'conversations';
  const asked: RunRequest = { macroId, conversationIds };
  return macroOutbox.enqueue(asked, { sendQueue, idempotencyKey: crypto.randomUUID() });
}
