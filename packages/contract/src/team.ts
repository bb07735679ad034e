import { z } from 'zod';
import { instant, paging } from './envelope.ts';
import { publicId } from './ids.ts';

/** Members who answer together. Whoever stops being a member leaves its teams: `member.removed` counts for them too. */
export const team = z
  .object({
    id: publicId('team'),
    name: z.string(),
    description: z.string().nullable(),
    memberIds: z.array(publicId('user')),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof team>;

const teamName = z.string().trim().min(1).max(60);
const description = z.string().trim().min(1).max(500).nullable();
const memberIds = z.array(publicId('user')).max(200);

/** Names are unique in a business, without regard to case. */
export const newTeam = z
  .strictObject({ name: teamName, description: description.default(null), memberIds: memberIds.default([]) })
  .meta({ id: 'NewTeam' });
export type NewTeam = z.output<typeof newTeam>;

/** Only what is given changes; `memberIds` are all who are in the team from now on. */
export const teamChanges = z
  .strictObject({ name: teamName, description, memberIds })
  .partial()
  .meta({ id: 'TeamChanges' });
export type TeamChanges = z.output<typeof teamChanges>;

/** In the order of their names. */
export const teamQuery = paging;
export type TeamQuery = z.output<typeof teamQuery>;
