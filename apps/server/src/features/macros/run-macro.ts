import { type BulkAction, type MacroAction, type MacroRun, toPublicId } from '@waqtor/contract';
import type { Tx } from '@waqtor/db';
import { AppError } from '../../platform/errors.ts';
import type { Ctx } from '../../platform/platform.ts';
import { accessResource } from '../../platform/resources/resource.ts';
import { prepareRendering } from '../canned-responses/index.ts';
import {
  accessConversations,
  addNoteIn,
  type ConversationRow,
  prepareChange,
  presentMoved,
} from '../conversations/index.ts';
import { checkPerson } from '../members/index.ts';
import { acceptMany, readSendRequest, type SendRequest } from '../sending/index.ts';
import type { Engines } from '../sessions/index.ts';
import { presentMacro } from './macros.present.ts';
import { macros } from './macros.resource.ts';

/** The result of a step: the conversations that changed, and the messages and notes it wrote. */
interface Done {
  moved: ConversationRow[];
  messageIds: string[];
}
type Step = (rows: readonly ConversationRow[]) => Promise<Done>;

/**
 * Runs a macro's actions on these conversations, in order and in one transaction: if one step fails for one
 * conversation, nothing is changed in any of them, and the error identifies the step (`step` counts from 1)
 * and the conversation.
 */
export function runMacro(
  ctx: Ctx,
  engines: Engines,
  id: string,
  conversationIds: readonly string[],
): Promise<MacroRun> {
  return ctx.once(async (tx) => {
    const { actions } = presentMacro(await accessResource(ctx, tx, macros, id));
    // The objects that the actions refer to are locked before the conversations, as everywhere.
    const steps: Step[] = [];
    for (const [i, action] of actions.entries())
      steps.push(await told({ step: i + 1 }, () => prepare(ctx, tx, engines, action)));
    const before = await accessConversations(ctx, tx, conversationIds);
    const now = new Map(before.map((row) => [row.id, row]));
    const messageIds: string[] = [];
    for (const [i, step] of steps.entries()) {
      const done = await told({ step: i + 1 }, () => step([...now.values()]));
      for (const row of done.moved) now.set(row.id, row);
      messageIds.push(...done.messageIds);
    }
    const changed = before
      .map((row) => presentMoved({ before: row, after: now.get(row.id) ?? row }))
      .filter(({ changes }) => Object.keys(changes).length > 0);
    return { changed, messageIds };
  });
}

async function prepare(ctx: Ctx, tx: Tx, engines: Engines, action: MacroAction): Promise<Step> {
  switch (action.action) {
    case 'note':
      return inEach(async (conversationId) => (await addNoteIn(ctx, tx, conversationId, action)).id);
    case 'send':
      return sendInEach(ctx, tx, engines, async () => ({ text: action.text }));
    case 'send_canned_response': {
      const render = await prepareRendering(ctx, tx, action.cannedResponseId);
      return sendInEach(ctx, tx, engines, async (conversationId) => {
        const { text, media } = await render({ conversationId });
        const file = media?.id ? { mediaId: media.id } : {};
        return { ...file, ...(text === '' ? {} : { text }) };
      });
    }
    default: {
      const act = await prepareChange(ctx, tx, readChange(ctx, action));
      return async (rows) => ({
        moved: (await act([...rows])).map(({ after }) => after),
        messageIds: [],
      });
    }
  }
}

/** Converts this action to a change to many conversations at this time. */
function readChange(
  ctx: Ctx,
  action: Exclude<MacroAction, { action: 'note' | 'send' | 'send_canned_response' }>,
): BulkAction {
  if (action.action === 'assign') {
    const { assigneeId } = action;
    return {
      action: 'assign',
      assigneeId: assigneeId === 'me' ? toPublicId('user', checkPerson(ctx).userId) : assigneeId,
    };
  }
  if (action.action !== 'snooze') return action;
  const { durationMinutes } = action;
  if (durationMinutes === null) return { action: 'snooze', untilReply: true };
  const until = new Date(ctx.clock.now().getTime() + durationMinutes * 60_000).toISOString();
  return { action: 'snooze', until };
}

/** Sends the messages of all conversations as one batch; an error identifies the conversation. */
function sendInEach(
  ctx: Ctx,
  tx: Tx,
  engines: Engines,
  write: (conversationId: string) => Promise<{ text?: string; mediaId?: string }>,
): Step {
  return async (rows) => {
    const conversationIds = rows.map((row) => toPublicId('conversation', row.id));
    const requests: SendRequest[] = [];
    for (const conversationId of conversationIds) {
      const read = async () =>
        readSendRequest(ctx, { ...(await write(conversationId)), conversationId, priority: 'normal' });
      requests.push(await told({ conversationId }, read));
    }
    const outcomes = await acceptMany(tx, requests, { platform: ctx, engines, now: ctx.clock.now() });
    const messageIds: string[] = [];
    for (const [i, outcome] of outcomes.entries()) {
      messageIds.push(
        await told({ conversationId: conversationIds[i] }, async () => {
          if (outcome.kind === 'refused') throw outcome.error;
          return toPublicId('message', outcome.row.id);
        }),
      );
    }
    return { moved: [], messageIds };
  };
}

/** Processes one conversation after the other; an error identifies the conversation. */
function inEach(write: (conversationId: string) => Promise<string>): Step {
  return async (rows) => {
    const messageIds: string[] = [];
    for (const row of rows) {
      const conversationId = toPublicId('conversation', row.id);
      messageIds.push(await told({ conversationId }, () => write(conversationId)));
    }
    return { moved: [], messageIds };
  };
}

/** Adds the step or conversation to an error. */
async function told<T>(where: Record<string, unknown>, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const details = error.details.map((problem) => ({ ...problem, params: { ...problem.params, ...where } }));
    throw new AppError(error.code, details.length > 0 ? details : where, { cause: error });
  }
}
