import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ApiError, api, ask, type Schemas } from '../../lib/api.ts';
import { enqueue, handle } from '../../lib/outbox.ts';
import { useProblem } from '../../lib/problems.ts';
import { say } from '../../ui/toast.tsx';
import { show, takeBack } from '../conversations/actions.ts';
import type { Macro } from './use-macros.ts';

type Run = Schemas['MacroRun'];
interface Asked {
  macroId: string;
  conversationIds: readonly string[];
}

/** Runs a macro on conversations and says so, with the way back for what has one; a refusal says which step it was. */
export function useRunMacro(): (macro: Macro, ids: readonly string[]) => Promise<void> {
  const t = useTranslations('macros');
  const client = useQueryClient();
  const problemOf = useProblem();
  const complain = (error: unknown) => say(problemOf(error), { tone: 'problem' });
  return async ({ id, name }, ids) => {
    const asked: Asked = { macroId: id, conversationIds: ids };
    const lane = ids.length === 1 ? (ids[0] ?? '') : 'conversations';
    try {
      const { changed, messageIds } = await enqueue<Run>('macro', asked, {
        lane,
        idempotencyKey: crypto.randomUUID(),
      });
      show(client, changed);
      const undo = changed.length > 0 ? () => void takeBack(client, changed).catch(complain) : undefined;
      say(t(messageIds.length > 0 ? 'doneWritten' : 'done', { name, count: messageIds.length }), {
        ...(undo && { undo }),
      });
    } catch (error) {
      const { step } = (error instanceof ApiError ? (error.details ?? {}) : {}) as { step?: number };
      const reason = problemOf(error);
      say(step === undefined ? reason : t('refused', { name, step, reason }), { tone: 'problem' });
    }
  };
}

handle<Asked, Run>('macro', {
  async send({ macroId, conversationIds }, idempotencyKey) {
    const params = { path: { macroId }, header: { 'idempotency-key': idempotencyKey } };
    const body = { conversationIds: [...conversationIds] };
    return (await ask(api.POST('/api/v1/macros/{macroId}/run', { params, body }))).data;
  },
});
