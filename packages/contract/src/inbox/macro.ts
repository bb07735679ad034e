import { z } from 'zod';
import { instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { shownText } from '../protocol/visible-text.ts';
import { changedConversation, createNote } from './conversation.ts';
import { scope } from './scope.ts';
import { tagIds } from './tag.ts';

const YEAR_MINUTES = 525_600;

/** One action of a macro. `me` is the user who runs it; a canned response is rendered for each contact. */
export const macroAction = z
  .discriminatedUnion('action', [
    z.strictObject({
      action: z.literal('assign'),
      assigneeId: z.union([z.literal('me'), publicId('user')]),
    }),
    z.strictObject({ action: z.literal('unassign') }),
    z.strictObject({ action: z.literal('assign_team'), teamId: publicId('team').nullable() }),
    z.strictObject({ action: z.literal('resolve') }),
    z.strictObject({ action: z.literal('reopen') }),
    z.strictObject({ action: z.literal('mark_pending') }),
    z.strictObject({
      action: z.literal('snooze'),
      /** Counted from the moment the macro is run; null: until the customer writes. */
      durationMinutes: z.number().int().min(1).max(YEAR_MINUTES).nullable(),
    }),
    z.strictObject({ action: z.literal('mark_read') }),
    z.strictObject({ action: z.literal('mark_unread') }),
    z.strictObject({ action: z.literal('tag'), tagIds: tagIds.min(1) }),
    z.strictObject({ action: z.literal('untag'), tagIds: tagIds.min(1) }),
    z.strictObject({ action: z.literal('note'), text: createNote.shape.text }),
    z.strictObject({ action: z.literal('send'), text: shownText(4096) }),
    z.strictObject({
      action: z.literal('send_canned_response'),
      cannedResponseId: publicId('cannedResponse'),
    }),
  ])
  .meta({ id: 'MacroAction' });
export type MacroAction = z.output<typeof macroAction>;

/** Several named actions, run in order. */
export const macro = z
  .object({
    id: publicId('macro'),
    name: z.string(),
    scope,
    actions: z.array(macroAction),
    createdBy: publicId('user').nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Macro' });
export type Macro = z.infer<typeof macro>;

const fields = {
  name: shownText(80),
  actions: z.array(macroAction).min(1).max(20),
};

export const newMacro = z
  .strictObject({ ...fields, scope: scope.default('personal') })
  .meta({ id: 'CreateMacro' });
export type NewMacro = z.output<typeof newMacro>;

/** Fields left out stay unchanged; `actions` are replaced as a whole. */
export const macroChanges = z.strictObject(fields).partial().meta({ id: 'UpdateMacro' });
export type MacroChanges = z.output<typeof macroChanges>;

/** Ordered by name. */
export const macroQuery = paging.extend({ scope: scope.optional() });
export type MacroQuery = z.output<typeof macroQuery>;

/**
 * Runs on at most 200 conversations, all or nothing: either every action runs on every conversation, or none
 * does.
 */
export const runMacro = z
  .strictObject({ conversationIds: z.array(publicId('conversation')).min(1).max(200) })
  .meta({ id: 'RunMacro' });

/**
 * The result of a macro: the changed conversations with old and new values, and the messages and notes it
 * created.
 */
export const macroRun = z
  .object({ changed: z.array(changedConversation), messageIds: z.array(publicId('message')) })
  .meta({ id: 'MacroRun' });
export type MacroRun = z.infer<typeof macroRun>;
