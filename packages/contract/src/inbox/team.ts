import { z } from 'zod';
import { instant, paging } from '../protocol/envelope.ts';
import { publicId } from '../protocol/ids.ts';
import { shownText } from '../protocol/visible-text.ts';

/**
 * Whether unassigned conversations of a team wait for a member to take them, or are assigned to its members
 * round-robin.
 */
export const teamAssignment = z.enum(['manual', 'round_robin']).meta({ id: 'TeamAssignment' });

/** A team of members. A removed member leaves all teams, which `member.removed` implies. */
export const team = z
  .object({
    id: publicId('team'),
    name: z.string(),
    description: z.string().nullable(),
    memberIds: z.array(publicId('user')),
    assignment: teamAssignment,
    /**
     * A member with this many open conversations, over all teams, gets no more by round-robin assignment;
     * null: no limit. Manual assignment is always possible.
     */
    maxOpenConversationsPerMember: z.number().int().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof team>;

const teamName = shownText(60);
const description = shownText(500).nullable();
const memberIds = z.array(publicId('user')).max(200);
const maxOpenConversationsPerMember = z.number().int().min(1).max(1_000).nullable();

/** Names are unique per tenant, without regard to case. */
export const newTeam = z
  .strictObject({
    name: teamName,
    description: description.default(null),
    memberIds: memberIds.default([]),
    assignment: teamAssignment.default('manual'),
    maxOpenConversationsPerMember: maxOpenConversationsPerMember.default(null),
  })
  .meta({ id: 'CreateTeam' });
export type NewTeam = z.output<typeof newTeam>;

/** Fields left out stay unchanged; `memberIds` replaces the whole list. */
export const teamChanges = z
  .strictObject({
    name: teamName,
    description,
    memberIds,
    assignment: teamAssignment,
    maxOpenConversationsPerMember,
  })
  .partial()
  .meta({ id: 'UpdateTeam' });
export type TeamChanges = z.output<typeof teamChanges>;

/** Ordered by name. */
export const teamQuery = paging;
export type TeamQuery = z.output<typeof teamQuery>;
