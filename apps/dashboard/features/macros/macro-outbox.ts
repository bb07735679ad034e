import { api, type Schemas, unwrap } from '../../lib/api.ts';
import { defineOutboxKind } from '../../lib/outbox.ts';

/* The outbox request that runs a macro. */

export type MacroRun = Schemas['MacroRun'];
export interface RunRequest {
  macroId: string;
  conversationIds: readonly string[];
}

export const macroOutbox = defineOutboxKind<RunRequest, MacroRun>('macro', {
  async send({ macroId, conversationIds }, idempotencyKey) {
    const params = { path: { macroId }, header: { 'idempotency-key': idempotencyKey } };
    const body = { conversationIds: [...conversationIds] };
    return (await unwrap(api.POST('/api/v1/macros/{macroId}/run', { params, body }))).data;
  },
});
