import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { paramsOf, useProblem } from '../../lib/problems.ts';
import { showToast } from '../../ui/toast.tsx';
import { show, takeBack } from '../conversations/index.ts';
import { type Asked, macroOutbox, type Run } from './send-run.ts';
import type { Macro } from './use-macros.ts';

/** The maximum number of conversations per request; each request succeeds or fails as a whole. */
const MOST = 200;

/**
 * Runs a macro on conversations and shows a toast, with undo for what can be undone. If a step fails, the
 * toast includes it.
 */
export function useRunMacro(): (macro: Macro, ids: readonly string[]) => Promise<void> {
  const t = useTranslations('macros');
  const client = useQueryClient();
  const problemOf = useProblem();
  const complain = (error: unknown) => showToast(problemOf(error), { tone: 'problem' });
  return async ({ id, name }, ids) => {
    const changed: Run['changed'] = [];
    let count = 0;
    try {
      for (let from = 0; from < ids.length; from += MOST) {
        const run = await ask(id, ids.slice(from, from + MOST));
        show(client, run.changed);
        changed.push(...run.changed);
        count += run.messageIds.length;
      }
      const undo = changed.length > 0 ? () => void takeBack(client, changed).catch(complain) : undefined;
      showToast(t(count > 0 ? 'doneWritten' : 'done', { name, count }), {
        ...(undo && { undo }),
      });
    } catch (error) {
      const { step } = paramsOf(error);
      const reason = problemOf(error);
      showToast(typeof step !== 'number' ? reason : t('refused', { name, step, reason }), {
        tone: 'problem',
      });
    }
  };
}

function ask(macroId: string, conversationIds: readonly string[]): Promise<Run> {
  const sendQueue = conversationIds.length === 1 ? (conversationIds[0] ?? '') : 'conversations';
  const asked: Asked = { macroId, conversationIds };
  return macroOutbox.enqueue(asked, { sendQueue, idempotencyKey: crypto.randomUUID() });
}
