import { z } from 'zod';
import { instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { shownText } from '../protocol/visible-text.ts';
import { conversationFilters } from './conversation.ts';
import { scope } from './scope.ts';

/** A saved inbox filter: `filters` is the query of GET /conversations. Only admins change shared ones. */
export const view = z
  .object({
    id: publicId('view'),
    name: z.string(),
    scope,
    filters: conversationFilters,
    /** Views are sorted by position; to move one between two others, use a number between their positions. */
    position: z.number(),
    createdBy: publicId('user').nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'View' });
export type View = z.infer<typeof view>;

const fields = {
  name: shownText(80),
  filters: conversationFilters,
  position: z.number().min(-1e9).max(1e9),
};

/** A number of conversations; 100 means 100 or more. */
const capped = z.number().int().min(0).max(100);

const folders = {
  /** Open and assigned to you; 0 for an API key. */
  mine: capped,
  /** Open and unassigned. */
  unassigned: capped,
  /** All open ones. */
  open: capped,
  pending: capped,
  snoozed: capped,
};

/**
 * How many conversations have unread messages, among the 2,000 with the newest messages. Conversations of
 * blocked contacts are not counted.
 */
export const unreadConversations = z
  .object({
    ...folders,
    /** Open and assigned to you or unassigned: what waits for you. */
    inbox: capped,
    /** The same per session; sessions without unread conversations are left out. */
    sessions: z.array(z.object({ sessionId: publicId('session'), ...folders })),
    /** Per view, in order; views that search are left out. */
    views: z.array(z.object({ viewId: publicId('view'), unread: capped })),
  })
  .meta({ id: 'UnreadConversations' });
export type UnreadConversations = z.infer<typeof unreadConversations>;

/** Without a position, the view becomes the last one. */
export const newView = z
  .strictObject({ ...fields, scope: scope.default('personal'), position: fields.position.optional() })
  .meta({ id: 'CreateView' });
export type NewView = z.output<typeof newView>;

/** Fields left out stay unchanged; `filters` are replaced as a whole. */
export const viewChanges = z.strictObject(fields).partial().meta({ id: 'UpdateView' });
export type ViewChanges = z.output<typeof viewChanges>;

export const viewQuery = paging.extend({ scope: scope.optional() });
export type ViewQuery = z.output<typeof viewQuery>;
