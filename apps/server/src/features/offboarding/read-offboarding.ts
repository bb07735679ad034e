import { type IdKind, type MemberRemovalPreview, toPublicId } from '@waqtor/contract';
import { AppError } from '../../platform/errors.ts';
import type { Ctx } from '../../platform/platform.ts';
import { summariseApiKeysOf } from '../api-keys/index.ts';
import { cannedResponseRows } from '../canned-responses/index.ts';
import { summariseAssigned } from '../conversations/index.ts';
import { macroRows } from '../macros/index.ts';
import { checkMayAppoint, findMember, summariseInvitationsBy } from '../members/index.ts';
import { viewRows } from '../views/index.ts';

/** Maximum number of items listed per group; `count` is the total. */
const NAMED = 20;

type Group = MemberRemovalPreview['groups'][number];
interface Named {
  count: number;
  items: { id: string; name: string }[];
}

/**
 * Returns what a member has created and what is assigned to them, and what happens to it when they are
 * removed. Only those who may remove the member may read this: an owner, an admin for lower roles, and the
 * member. Personal resources are counted, not listed.
 */
export function readOffboarding(ctx: Ctx, userId: string): Promise<MemberRemovalPreview> {
  const isSelf = ctx.caller.kind === 'member' && ctx.caller.userId === userId;
  return ctx.tx(async (tx) => {
    const member = await findMember(tx, ctx.tenantId, userId);
    if (!member) throw new AppError('not_found');
    if (!isSelf) checkMayAppoint(ctx.caller.role, member.role);
    const options = { now: ctx.clock.now(), limit: NAMED };
    const apiKeys = await summariseApiKeysOf(tx, ctx.tenantId, userId, options);
    const invitations = await summariseInvitationsBy(tx, ctx.tenantId, userId, options);
    const assigned = await summariseAssigned(tx, ctx.tenantId, userId, NAMED);
    const answers = await cannedResponseRows.summariseOf(tx, ctx.tenantId, userId, {
      name: 'shortcut',
      limit: NAMED,
    });
    const macros = await macroRows.summariseOf(tx, ctx.tenantId, userId, { name: 'name', limit: NAMED });
    const views = await viewRows.summariseOf(tx, ctx.tenantId, userId, { name: 'name', limit: NAMED });
    const conversations = {
      count: assigned.count,
      items: assigned.ids.map((id) => ({ id: toPublicId('conversation', id), name: null })),
    };
    return {
      groups: [
        { type: 'api_keys', outcome: 'revoked', ...present('apiKey', apiKeys) },
        { type: 'invitations', outcome: 'revoked', ...present('invitation', invitations) },
        { type: 'conversations', outcome: 'unassigned', ...conversations },
        ...both('canned_responses', 'cannedResponse', answers),
        ...both('macros', 'macro', macros),
        ...both('views', 'view', views),
      ],
    };
  });
}

function present(kind: IdKind, { count, items }: Named): Pick<Group, 'count' | 'items'> {
  return { count, items: items.map(({ id, name }) => ({ id: toPublicId(kind, id), name })) };
}

function both(
  type: Group['type'],
  idKind: IdKind,
  { personal, shared }: { personal: number; shared: Named },
): Group[] {
  return [
    { type, outcome: 'deleted', count: personal, items: [] },
    { type, outcome: 'kept', ...present(idKind, shared) },
  ];
}
