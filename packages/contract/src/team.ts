import { z } from 'zod';
import { instant, paging } from './envelope.ts';
import { publicId } from './ids.ts';
import { shownText } from './visible-text.ts';

/** Whether conversations of a team without an assignee wait to be taken, or are given to its members in turn. */
export const teamAssignment = z.enum(['manual', 'roundRobin']).meta({ id: 'TeamAssignment' });

/** Members who answer together. Whoever stops being a member leaves its teams: `member.removed` counts for them too. */
export const team = z
  .object({
    id: publicId('team'),
    name: z.string(),
    description: z.string().nullable(),
    memberIds: z.array(publicId('user')),
    assignment: teamAssignment,
    /**
     * Whoever has as many open conversations, of whatever team, gets no more in turn; null: no limit. By hand they can
     * always be given more.
     */
    capacity: z.number().int().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof team>;

const teamName = shownText(60);
const description = shownText(500).nullable();
const memberIds = z.array(publicId('user')).max(200);
const capacity = z.number().int().min(1).max(1_000).nullable();

/** Names are unique in a business, without regard to case. */
export const newTeam = z
  .strictObject({
    name: teamName,
    description: description.default(null),
    memberIds: memberIds.default([]),
    assignment: teamAssignment.default('manual'),
    capacity: capacity.default(null),
  })
  .meta({ id: 'NewTeam' });
export type NewTeam = z.output<typeof newTeam>;

/** Only what is given changes; `memberIds` are all who are in the team from now on. */
export const teamChanges = z
  .strictObject({ name: teamName, description, memberIds, assignment: teamAssignment, capacity })
  .partial()
  .meta({ id: 'TeamChanges' });
export type TeamChanges = z.output<typeof teamChanges>;

/** In the order of their names. */
export const teamQuery = paging;
export type TeamQuery = z.output<typeof teamQuery>;
